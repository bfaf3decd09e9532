/// Writes the members of a map.
struct KeyedAttributeEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: AttributeEncoder
    let codingPath: [any CodingKey]

    private func member(_ key: any CodingKey) -> AttributeEncoder {
        let nested = encoder.nested(key, in: codingPath)
        encoder.slot.append(nested.slot, named: key.stringValue)
        return nested
    }

    func encodeNil(forKey key: Key) { member(key).encodeNil() }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        if let set = value as? any SetAttribute, set.isEmpty { return }
        try member(key).encode(value)
    }

    // The library's own versions of these two refuse.
    func encode(_ value: Int128, forKey key: Key) throws { try member(key).encode(value) }
    func encode(_ value: UInt128, forKey key: Key) throws { try member(key).encode(value) }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        member(key).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        member(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { member(AttributeCodingKey.superclass) }
    func superEncoder(forKey key: Key) -> any Encoder { member(key) }
}

/// Writes the elements of a list.
struct UnkeyedAttributeEncoder: UnkeyedEncodingContainer {
    let encoder: AttributeEncoder
    let codingPath: [any CodingKey]

    var count: Int { encoder.slot.elementCount }

    private func element() -> AttributeEncoder {
        let nested = encoder.nested(AttributeCodingKey(index: count), in: codingPath)
        encoder.slot.append(nested.slot)
        return nested
    }

    func encodeNil() { element().encodeNil() }
    func encode<T: Encodable>(_ value: T) throws { try element().encode(value) }

    // The library's own versions of these two refuse.
    func encode(_ value: Int128) throws { try element().encode(value) }
    func encode(_ value: UInt128) throws { try element().encode(value) }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
        element().container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { element().unkeyedContainer() }
    func superEncoder() -> any Encoder { element() }
}
