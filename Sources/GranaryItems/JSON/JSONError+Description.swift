extension JSONError: CustomStringConvertible {
    /// The reason in words, and the offset.
    public var description: String { "\(reason) (at byte \(offset))" }
}

extension JSONError.Reason: CustomStringConvertible {
    /// The reason in words: DynamoDB's own, where DynamoDB has words for it.
    public var description: String {
        switch self {
        case .unexpectedEnd: "The JSON text ends inside a value"
        case .unexpectedByte(let byte): "Unexpected \(Self.name(of: byte)) in the JSON text"
        case .trailingData: "The JSON text goes on after its value"
        case .invalidUTF8: "A JSON string is not valid UTF-8"
        case .controlCharacter(let byte): "A JSON string holds \(Self.name(of: byte)) unescaped"
        case .invalidEscape: "A JSON string holds an unknown escape"
        case .loneSurrogate: "A JSON string holds half of a surrogate pair"
        case .duplicateName(let name): "A JSON object has two members named \"\(name)\""
        case .tooDeep(let limit): "The JSON text is nested deeper than \(limit) levels"
        case .unexpectedType(let expected, let found): "Expected \(expected), found \(found)"
        case .number(let error): "\(error)"
        case .nestingTooDeep:
            "Nesting Levels have exceeded supported limits: "
                + "Attributes in the item have nested levels beyond supported limit"
        case .emptyName: "Empty attribute name"
        case .nameTooLong(let byteCount, let limit):
            "Attribute name is too large, must be less than \(limit + 1) bytes: \(byteCount)"
        case .noDatatype: Self.noDatatypeText
        case .unknownDatatype(let name): Self.noDatatypeText + ", not \"\(name)\""
        case .severalDatatypes:
            "Supplied AttributeValue has more than one datatypes set, "
                + "must contain exactly one of the supported datatypes"
        case .nullIsNotTrue:
            Self.invalidParameter + "Null attribute value types must have the value of true"
        case .invalidBase64: "Invalid base64 in a binary value"
        case .emptySet(let kind): Self.emptySetText(kind)
        case .duplicateElements(let kind, let elements): Self.duplicatesText(kind, elements)
        }
    }

    private static let invalidParameter = "One or more parameter values were invalid: "
    private static let noDatatypeText =
        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"

    private static func emptySetText(_ kind: AttributeKind) -> String {
        switch kind {
        case .binarySet: invalidParameter + "Binary sets should not be empty"
        case .numberSet: invalidParameter + "An number set  may not be empty"
        default: invalidParameter + "An string set  may not be empty"
        }
    }

    /// DynamoDB has three forms of this text, and the missing space is its own.
    private static func duplicatesText(_ kind: AttributeKind, _ elements: [String]) -> String {
        let list = "[" + elements.joined(separator: ", ") + "]"
        return switch kind {
        case .numberSet: "Input collection contains duplicates"
        case .binarySet:
            invalidParameter + "Input collection \(list)of type BS contains duplicates."
        default: invalidParameter + "Input collection \(list) contains duplicates."
        }
    }

    private static func name(of byte: UInt8) -> String {
        if (0x21...0x7E).contains(byte) { return "'\(Character(Unicode.Scalar(byte)))'" }
        let digits = String(byte, radix: 16, uppercase: true)
        return "byte 0x" + (byte < 16 ? "0" : "") + digits
    }
}
