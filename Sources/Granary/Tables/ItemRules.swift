internal import GranaryItems

/// What DynamoDB demands of any item that is stored, whatever its table.
enum ItemRules {
    /// Checks sizes, nesting, sets and names of a whole item.
    ///
    /// Puts and updates have different texts for the same limit: `tooLarge`.
    ///
    /// - Throws: The first rule that is broken.
    /// - Complexity: O(*n*) in the item's values; nothing is decoded.
    static func check(
        _ item: borrowing ItemView, tooLarge: ValidationError = .itemTooLarge
    ) throws(ValidationError) {
        guard item.size <= Limits.itemByteCount else { throw tooLarge }
        for position in 0..<item.count {
            try check(nameByteCount: item.nameBytes(at: position).byteCount)
            try check(item.value(at: position), level: 0)
        }
    }

    /// Checks one value, as those of expressions are.
    static func check(_ value: AttributeValue) throws(ValidationError) {
        let encoded = EncodedValue(value)
        try check(encoded.view, level: 0)
    }

    private static func check(nameByteCount: Int) throws(ValidationError) {
        guard nameByteCount > 0 else { throw .emptyAttributeName }
        guard nameByteCount <= Limits.attributeNameByteCount else { throw .attributeNameTooLong }
    }

    /// Checks a value with `level` lists and maps round it; an attribute's own value is level 1 of 32.
    private static func check(
        _ value: borrowing ValueView, level: Int
    ) throws(ValidationError) {
        guard level < Limits.nestingLevels else { throw .nestingTooDeep }
        switch value.kind {
        case .stringSet, .numberSet, .binarySet:
            guard value.count > 0 else { throw .emptySet(value.kind) }
        case .map:
            for position in 0..<value.count {
                try check(nameByteCount: value.nameBytes(at: position).byteCount)
                try check(value.value(at: position), level: level + 1)
            }
        case .list:
            for position in 0..<value.count {
                guard let element = value.element(at: position) else { continue }
                try check(element, level: level + 1)
            }
        default: break
        }
    }
}
