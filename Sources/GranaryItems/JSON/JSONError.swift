/// Why JSON text was refused, and where.
public struct JSONError: Error, Hashable, Sendable {
    /// The first byte that could not be accepted, counted from the start of the text.
    public let offset: Int

    /// What was wrong with it.
    public let reason: Reason

    /// Creates an error.
    public init(offset: Int, reason: Reason) {
        self.offset = offset
        self.reason = reason
    }
}

extension JSONError {
    /// What was wrong: first the text itself, then the value it stands for.
    @nonexhaustive
    public enum Reason: Hashable, Sendable {
        /// The text ended inside a value.
        case unexpectedEnd
        /// The grammar does not allow this byte here.
        case unexpectedByte(UInt8)
        /// Something other than white space follows the value.
        case trailingData
        /// A string is not valid UTF-8.
        case invalidUTF8
        /// A string holds a control character that is not escaped.
        case controlCharacter(UInt8)
        /// A backslash is not followed by one of the escapes of RFC 8259.
        case invalidEscape
        /// A `\u` escape is half of a surrogate pair.
        case loneSurrogate
        /// An object names the same member twice.
        case duplicateName(String)
        /// Arrays and objects are nested deeper than the reader follows.
        case tooDeep(limit: Int)

        /// A value has another type than the one that belongs here.
        case unexpectedType(expected: JSONType, found: JSONType)
        /// A number is outside what an attribute can hold.
        case number(NumberError)
        /// Lists and maps are nested deeper than an item may be.
        case nestingTooDeep(limit: Int)
        /// An attribute has an empty name.
        case emptyName
        /// The name of an attribute is longer than one may be.
        case nameTooLong(byteCount: Int, limit: Int)

        /// A typed value has no datatype: `{}`.
        case noDatatype
        /// A typed value has a second datatype.
        case severalDatatypes
        /// A typed value has a datatype that does not exist.
        case unknownDatatype(String)
        /// `{"NULL": false}`, which stands for nothing.
        case nullIsNotTrue
        /// A string is not strict base64.
        case invalidBase64
        /// A set has no element.
        case emptySet(AttributeKind)
        /// A set has the same element twice; the elements are as they stand in the text.
        case duplicateElements(AttributeKind, [String])
    }
}

/// The type of a JSON value.
public enum JSONType: String, Hashable, Sendable {
    /// One for each type of RFC 8259.
    case object, array, string, number, bool, null
}
