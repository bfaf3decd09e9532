internal import GranaryItems
internal import GranarySchema

/// Makes one item, attribute after attribute.
struct ItemFiller {
    let plan: ItemPlan
    let filling: SampleItem.Filling
    var random: SampleRandom

    mutating func item(setting fixed: AttributeMap) -> Item {
        var values: [String: AttributeValue] = [:]
        for attribute in plan.model.attributes where has(attribute) {
            values[attribute.name] = value(of: attribute)
        }
        for (name, value) in fixed { values[name] = value }
        if filling == .everything { derive(into: &values, keeping: fixed) }
        values[plan.typeField] = .string(plan.model.name)
        for template in plan.model.keys {
            values[template.attribute] = fixed[template.attribute] ?? template.value(of: values)
        }
        return Item(AttributeMap(values))
    }

    /// Whether the item, or an object in it, has an attribute.
    func has(_ attribute: ModelAttribute) -> Bool {
        switch filling {
        case .everything: return true
        case .requiredOnly: return attribute.isRequired || attribute.isVersion
        case .requiredAndDefaults:
            let times = plan.model.timestamps
            return attribute.isRequired || attribute.isVersion || attribute.defaultValue != nil
                || attribute.name == times?.created || attribute.name == times?.updated
        }
    }

    mutating func value(of attribute: ModelAttribute) -> AttributeValue {
        if attribute.isVersion { return .number(1) }
        switch attribute.generator {
        case .ulid: return .string(random.ulid())
        case .uuid: return .string(random.uuid())
        case nil: break
        }
        let name = attribute.name
        if plan.inputs.contains(name), let number = input(attribute.shape) { return number }
        return value(
            of: attribute.shape, isKey: plan.keyAttributes.contains(name),
            digits: plan.digits[name])
    }
}
