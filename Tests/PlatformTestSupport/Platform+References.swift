public import GranaryEntities
internal import GranarySamples

extension Platform {
    /// Puts the items that must be there before another is written, with the least they require,
    /// unless they are there.
    public func putReferenced(by item: Item, of model: Model, into store: Store) throws {
        var random = SampleRandom(seed: 9)
        for attribute in model.attributes {
            guard let reference = attribute.reference, reference.isEnforced,
                let other = schema.model(named: reference.model),
                let name = schema.referencedAttribute(of: other)?.name,
                let value = item[attribute.name]
            else { continue }
            let referenced = SampleItem.make(
                other, in: schema, using: &random, filling: .requiredOnly, setting: [name: value])
            let table = try store.table(schema.table)
            let key = referenced.attributes.filtered {
                schema.primaryIndex?.keyAttributes.contains($0) ?? false
            }
            if try table.get(Item(key)) == nil { try table.put(referenced) }
        }
    }
}

extension Schema {
    /// The attribute of a model whose values those of others name: the last in its key.
    func referencedAttribute(of model: Model) -> ModelAttribute? {
        (primaryIndex?.keyAttributes ?? [])
            .compactMap { model.key(named: $0) }.flatMap(\.variables).last
            .flatMap { model.attribute(named: $0) }
    }

    /// The models, those that name items which must be there after the others.
    var referencedFirst: [Model] {
        let isLate = { (model: Model) in
            model.attributes.contains { $0.reference?.isEnforced ?? false }
        }
        return models.filter { !isLate($0) } + models.filter(isLate)
    }
}
