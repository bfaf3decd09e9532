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
        if item.isFlat { return }
        try check(AttributeCursor(item), level: 0)
    }

    /// Checks one value, as those of expressions are.
    static func check(_ value: AttributeValue) throws(ValidationError) {
        let encoded = EncodedValue(value)
        try check(encoded.view, level: 0)
    }

    private static func check(
        _ attributes: consuming AttributeCursor, level: Int
    ) throws(ValidationError) {
        while let attribute = attributes.next() {
            try check(nameByteCount: attribute.nameBytes.byteCount)
            switch attribute.value.kind {
            case .null, .bool, .number, .string, .binary:
                if level >= Limits.nestingLevels { throw .nestingTooDeep }
            default: try check(attribute.value, level: level)
            }
        }
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
            try check(AttributeCursor(value), level: level + 1)
        case .list:
            for position in 0..<value.count {
                guard let element = value.element(at: position) else { continue }
                try check(element, level: level + 1)
            }
        default: break
        }
    }
}
