/// Decodes one attribute value.
struct AttributeDecoder: Decoder {
    let options: ItemDecoder
    let value: AttributeValue
    let path: AttributeCodingPath

    var codingPath: [any CodingKey] { path.keys }
    var userInfo: [CodingUserInfoKey: Any] { options.userInfo }

    func container<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        guard case .map(let map) = value else {
            throw mismatch([String: AttributeValue].self, .map)
        }
        return KeyedDecodingContainer(
            KeyedAttributeDecoder(decoder: self, codingPath: codingPath, map: map))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let elements = value.elements else { throw mismatch([AttributeValue].self, .list) }
        return UnkeyedAttributeDecoder(
            decoder: self, codingPath: codingPath, elements: elements)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    /// Returns the decoder of a member or an element.
    func nested(
        _ value: AttributeValue, _ key: any CodingKey, in parent: [any CodingKey]
    ) -> AttributeDecoder {
        AttributeDecoder(
            options: options, value: value, path: AttributeCodingPath(parent: parent, key: key))
    }

    /// Decodes a value as what it stands for, or lets it decode itself.
    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        if let known = try knownValue(type) { return known }
        return try T(from: self)
    }

    /// The error for a value of another kind; NULL is no value rather than another kind.
    func mismatch(_ type: any Any.Type, _ expected: AttributeKind) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: codingPath,
            debugDescription: "expected \(expected.code), found \(value.kind.code)")
        return value.isNull ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    /// The error for a value of the right kind that cannot be the type.
    func corrupted(_ reason: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: reason))
    }
}

extension AttributeDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { value.isNull }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .bool(let bool) = value else { throw mismatch(type, .bool) }
        return bool
    }

    func decode(_ type: String.Type) throws -> String {
        guard case .string(let string) = value else { throw mismatch(type, .string) }
        return string
    }

    func decode(_ type: Double.Type) throws -> Double { try number(type).double }

    func decode(_ type: Float.Type) throws -> Float {
        // From the text: by way of a `Double` it would be rounded twice.
        let number = try number(type)
        guard let float = Float(number.description), float.isFinite else {
            throw corrupted("\(number) does not fit Float")
        }
        return float
    }

    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: Int128.Type) throws -> Int128 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    func decode(_ type: UInt128.Type) throws -> UInt128 { try integer(type) }

    func number(_ type: any Any.Type) throws -> Number {
        guard case .number(let number) = value else { throw mismatch(type, .number) }
        return number
    }

    /// Decodes a whole number that fits, and never rounds one.
    private func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        let number = try number(type)
        if let int = number.int, let integer = T(exactly: int) { return integer }
        guard let integer = T(number.description) else {
            throw corrupted("\(number) does not fit \(type)")
        }
        return integer
    }
}

extension AttributeValue {
    /// The elements of a list or a set.
    var elements: [AttributeValue]? {
        switch self {
        case .list(let elements): elements
        case .stringSet(let set): set.map(AttributeValue.string)
        case .numberSet(let set): set.map(AttributeValue.number)
        case .binarySet(let set): set.map(AttributeValue.binary)
        default: nil
        }
    }
}
