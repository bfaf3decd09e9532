internal import GranaryItems

extension QualityScorer {
    /// How much of what a model declares an item has, by weight; `nil` when nothing counts.
    ///
    /// Empty strings, lists and maps say as little as nulls, and are missing. An attribute with a
    /// default is never absent, one that is deprecated does not count, and an object is as complete
    /// as its own attributes are.
    func completeness(
        of item: borrowing ItemView, as model: Model, missing: inout [String]
    ) -> Double? {
        var sum = 0.0
        var weights = 0.0
        for attribute in model.attributes where attribute.countsForQuality {
            let weight = Double(attribute.weight)
            weights += weight
            if let value = item.value(named: attribute.name) {
                sum +=
                    weight
                    * fill(
                        of: value, attribute.shape.type, at: attribute.name, missing: &missing)
            } else if item.hasOldName(of: attribute) || attribute.defaultValue != nil {
                sum += weight
            } else {
                missing.append(attribute.name)
            }
        }
        return weights > 0 ? sum / weights : nil
    }

    /// How much of a value is there: all or nothing, but for an object with attributes of its own.
    private func fill(
        of value: borrowing ValueView, _ type: ValueType, at path: String,
        missing: inout [String]
    ) -> Double {
        guard value.saysSomething else {
            missing.append(path)
            return 0
        }
        guard case .object(let attributes) = type, value.kind == .map else { return 1 }
        var sum = 0.0
        var weights = 0.0
        for attribute in attributes where attribute.countsForQuality {
            let weight = Double(attribute.weight)
            let path = "\(path).\(attribute.name)"
            weights += weight
            if let inner = value.value(named: attribute.name) {
                sum += weight * fill(of: inner, attribute.shape.type, at: path, missing: &missing)
            } else if attribute.defaultValue != nil {
                sum += weight
            } else {
                missing.append(path)
            }
        }
        return weights > 0 ? sum / weights : 1
    }
}

extension ModelAttribute {
    fileprivate var countsForQuality: Bool { weight > 0 && deprecation == nil }
}

extension ItemView {
    /// Whether an attribute is there under the name it had.
    fileprivate func hasOldName(of attribute: ModelAttribute) -> Bool {
        guard let old = attribute.renamedFrom, let value = value(named: old) else { return false }
        return value.saysSomething
    }
}

extension ValueView {
    /// Whether it is neither null nor empty.
    fileprivate var saysSomething: Bool {
        switch kind {
        case .null: false
        case .bool, .number: true
        case .string, .binary, .list, .map, .stringSet, .numberSet, .binarySet: count > 0
        }
    }
}
