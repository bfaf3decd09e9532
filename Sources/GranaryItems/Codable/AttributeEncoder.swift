/// Encodes one value into its slot.
struct AttributeEncoder: Encoder {
    let options: ItemEncoder
    let slot: EncodingSlot
    let path: AttributeCodingPath

    /// The level of nesting of this value in an item, its attributes being the first.
    let level: Int

    var codingPath: [any CodingKey] { path.keys }
    var userInfo: [CodingUserInfoKey: Any] { options.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        slot.becomeMap()
        return KeyedEncodingContainer(KeyedAttributeEncoder(encoder: self, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        slot.becomeList()
        return UnkeyedAttributeEncoder(encoder: self, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    /// Returns the encoder of a member or an element, which has its own slot.
    func nested(_ key: any CodingKey, in parent: [any CodingKey]) -> AttributeEncoder {
        AttributeEncoder(
            options: options, slot: EncodingSlot(),
            path: AttributeCodingPath(parent: parent, key: key), level: level &+ 1)
    }

    /// Encodes a value as what it stands for, or lets it encode itself.
    func encode<T: Encodable>(_ value: T) throws {
        guard level <= JSONReader.itemLevelLimit else {
            throw invalid(value, "nested deeper than \(JSONReader.itemLevelLimit) levels")
        }
        if let known = try knownValue(value) {
            slot.set(known)
        } else {
            try value.encode(to: self)
        }
    }

    /// Encodes a number, however wide.
    func encode(number: Number?, of value: some Any) throws {
        guard let number else { throw invalid(value, "outside the range of DynamoDB numbers") }
        slot.set(.number(number))
    }

    func invalid(_ value: some Any, _ reason: String) -> EncodingError {
        let context = EncodingError.Context(codingPath: codingPath, debugDescription: reason)
        return .invalidValue(value, context)
    }
}

extension AttributeEncoder: SingleValueEncodingContainer {
    func encodeNil() { slot.set(.null) }
    func encode(_ value: Bool) { slot.set(.bool(value)) }
    func encode(_ value: String) { slot.set(.string(value)) }
    func encode(_ value: Double) throws { try encode(number: Number(value), of: value) }
    func encode(_ value: Float) throws {
        // Its own shortest text: as a `Double`, 0.1 would have seventeen digits.
        try encode(number: value.isFinite ? try? Number(value.description) : nil, of: value)
    }
    func encode(_ value: Int) { slot.set(.number(Number(value))) }
    func encode(_ value: Int8) { slot.set(.number(Number(value))) }
    func encode(_ value: Int16) { slot.set(.number(Number(value))) }
    func encode(_ value: Int32) { slot.set(.number(Number(value))) }
    func encode(_ value: Int64) { slot.set(.number(Number(value))) }
    func encode(_ value: Int128) throws { try encode(number: Number(exactly: value), of: value) }
    func encode(_ value: UInt) { slot.set(.number(Number(value))) }
    func encode(_ value: UInt8) { slot.set(.number(Number(value))) }
    func encode(_ value: UInt16) { slot.set(.number(Number(value))) }
    func encode(_ value: UInt32) { slot.set(.number(Number(value))) }
    func encode(_ value: UInt64) { slot.set(.number(Number(value))) }
    func encode(_ value: UInt128) throws { try encode(number: Number(exactly: value), of: value) }
}
