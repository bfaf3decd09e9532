internal import GranaryItems

extension WireError {
    /// What the service says of a text that cannot be read.
    ///
    /// Broken JSON has no text at all; a member of another type names both types.
    init(_ error: JSONError, target: String) {
        switch error.reason {
        case .unexpectedType(let expected, let found):
            self = .serialization(Self.mismatch(found, expected: expected, target: target))
        case .invalidBase64:
            self = .serialization("only base-64-encoded strings are convertible to bytes")
        case _ where Self.isAboutValue(error.reason):
            self = .validation(Self.valueText(error.reason))
        default: self = .serialization(nil)
        }
    }

    /// Whether the text is sound JSON, and what it stands for is no attribute.
    static func isAboutValue(_ reason: JSONError.Reason) -> Bool {
        switch reason {
        case .number, .nestingTooDeep, .emptyName, .nameTooLong, .noDatatype, .severalDatatypes,
            .unknownDatatype, .nullIsNotTrue, .emptySet, .duplicateElements:
            true
        default: false
        }
    }

    private static func valueText(_ reason: JSONError.Reason) -> String {
        switch reason {
        // The service does not know the datatype, and sees a value without one.
        case .unknownDatatype: "\(JSONError.Reason.noDatatype)"
        default: "\(reason)"
        }
    }

    private static func mismatch(_ found: JSONType, expected: JSONType, target: String) -> String {
        switch (found, expected) {
        case (.array, _): "Start of list found where not expected"
        case (.object, _): "Start of structure or map found where not expected"
        case (_, .array): "Expected list or null"
        case (_, .object): "Expected null"
        case (.string, _): "STRING_VALUE cannot be converted to \(target)"
        case (.number, _): "NUMBER_VALUE cannot be converted to \(target)"
        case (.bool, _): "BOOLEAN_VALUE cannot be converted to \(target)"
        case (.null, _): "NULL_VALUE cannot be converted to \(target)"
        }
    }
}
