internal import GranaryItems

extension WireError {
    /// What the service says of a text that cannot be read.
    ///
    /// Broken JSON has no text at all; a member of another type is told of in the words of the
    /// service's parser, which differ by what was being read.
    init(_ error: JSONError, reading target: RequestTarget, in text: Span<UInt8>) {
        let place = JSONPlace(text, at: error.offset)
        switch error.reason {
        case .unexpectedType(let expected, .array):
            self = .serialization(target.array(expecting: expected, at: place))
        case .unexpectedType(_, .object):
            self = .serialization("Start of structure or map found where not expected")
        case .unexpectedType(let expected, let found):
            self = .serialization(target.scalar(found, expecting: expected, at: place))
        case .invalidBase64: self = .serialization(Self.base64Text(place.string))
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

    /// What is wrong with a text that is no base64.
    private static func base64Text(_ text: String) -> String {
        let alphabet: (Character) -> Bool = { character in
            character.isASCII
                && (character.isLetter || character.isNumber || "+/=".contains(character))
        }
        if !text.utf8.count.isMultiple(of: 4) {
            return "Base64 encoded length is expected a multiple of 4 bytes but found: "
                + "\(text.utf8.count)"
        }
        if let other = text.first(where: { !alphabet($0) }) {
            return "Invalid Base64 character: '\(other)'"
        }
        return "Invalid last non-pad Base64 character dectected"
    }
}
