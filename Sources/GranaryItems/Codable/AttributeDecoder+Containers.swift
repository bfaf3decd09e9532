/// Reads the members of a map.
struct KeyedAttributeDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: AttributeDecoder
    let codingPath: [any CodingKey]
    let map: AttributeMap

    var allKeys: [Key] { map.compactMap { Key(stringValue: $0.name) } }

    func contains(_ key: Key) -> Bool { value(key) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try member(key).decodeNil() }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        if let value = value(key) {
            return try decoder.nested(value, key, in: codingPath).decode(type)
        }
        if let empty = (type as? any SetAttribute.Type)?.init() as? T { return empty }
        throw notFound(key)
    }

    // The library's own versions of these two refuse.
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 {
        try member(key).decode(type)
    }
    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 {
        try member(key).decode(type)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try member(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try member(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try member(AttributeCodingKey.superclass) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }

    private func member(_ key: any CodingKey) throws -> AttributeDecoder {
        guard let value = value(key) else { throw notFound(key) }
        return decoder.nested(value, key, in: codingPath)
    }

    private func value(_ key: any CodingKey) -> AttributeValue? {
        var (low, high) = (map.startIndex, map.endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            let comparison = map[middle].name.compareBytes(to: key.stringValue)
            if comparison == 0 { return map[middle].value }
            if comparison < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private func notFound(_ key: any CodingKey) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: codingPath,
            debugDescription: "there is no attribute \"\(key.stringValue)\"")
        return .keyNotFound(key, context)
    }
}

/// Reads the elements of a list or a set.
struct UnkeyedAttributeDecoder: UnkeyedDecodingContainer {
    let decoder: AttributeDecoder
    let codingPath: [any CodingKey]
    let elements: [AttributeValue]
    private(set) var currentIndex = 0

    init(
        decoder: AttributeDecoder, codingPath: [any CodingKey], elements: [AttributeValue]
    ) {
        self.decoder = decoder
        self.codingPath = codingPath
        self.elements = elements
    }

    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    /// Moves on only after a `nil`, and after a value that could be decoded.
    mutating func decodeNil() throws -> Bool {
        guard try element(Never.self).decodeNil() else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let value = try element(type).decode(type)
        currentIndex += 1
        return value
    }

    // The library's own versions of these two refuse.
    mutating func decode(_ type: Int128.Type) throws -> Int128 {
        let value = try element(type).decode(type)
        currentIndex += 1
        return value
    }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 {
        let value = try element(type).decode(type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        let container = try element(type).container(keyedBy: type)
        currentIndex += 1
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try element([AttributeValue].self).unkeyedContainer()
        currentIndex += 1
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let nested = try element((any Decoder).self)
        currentIndex += 1
        return nested
    }

    private func element(_ type: any Any.Type) throws -> AttributeDecoder {
        let key = AttributeCodingKey(index: currentIndex)
        guard currentIndex < elements.count else {
            let context = DecodingError.Context(
                codingPath: codingPath + [key], debugDescription: "the list has ended")
            throw DecodingError.valueNotFound(type, context)
        }
        return decoder.nested(elements[currentIndex], key, in: codingPath)
    }
}
