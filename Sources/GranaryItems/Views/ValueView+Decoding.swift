extension ValueView {
    /// The value, copied out.
    ///
    /// What is damaged decodes as null, or as missing from its container; ``ItemView/validate()``
    /// tells.
    public func attributeValue() -> AttributeValue { decoded(depth: 0) ?? .null }

    /// The value, copied out; `nil` when it is damaged.
    func decoded(depth: Int) -> AttributeValue? {
        guard depth < ItemSize.maximumDepth else { return nil }
        switch kind {
        case .null: return .null
        case .bool: return bool().map(AttributeValue.bool)
        case .number: return number().map(AttributeValue.number)
        case .string: return string().map(AttributeValue.string)
        case .binary: return binary().map(AttributeValue.binary)
        case .list: return .list(decodedList(depth: depth))
        case .map: return .map(MapView(payload).decoded(depth: depth &+ 1))
        case .stringSet: return .stringSet(decodedSet { $0.string })
        case .numberSet: return .numberSet(decodedSet { NumberEncoding.decode($0) })
        case .binarySet: return .binarySet(decodedSet { [UInt8](copying: $0) })
        }
    }

    private func decodedList(depth: Int) -> [AttributeValue] {
        let table = OffsetTable(payload)
        var values: [AttributeValue] = []
        values.reserveCapacity(table.count)
        var cursor = EntryCursor(table)
        while let entry = cursor.next() {
            guard let element = ValueView(encoded: entry) else { continue }
            if let value = element.decoded(depth: depth &+ 1) { values.append(value) }
        }
        return values
    }

    private func decodedSet<Member>(_ decode: (RawSpan) -> Member?) -> AttributeSet<Member> {
        let table = OffsetTable(payload)
        var members: [Member] = []
        members.reserveCapacity(table.count)
        var cursor = EntryCursor(table)
        while let entry = cursor.next() {
            if let member = decode(entry) { members.append(member) }
        }
        return AttributeSet(ascending: members)
    }
}

extension MapView {
    /// The entries, copied out; damaged ones are missing.
    func decoded(depth: Int) -> AttributeMap {
        var entries: [AttributeMap.Entry] = []
        entries.reserveCapacity(count)
        var cursor = EntryCursor(table)
        while let entry = cursor.next() {
            guard let name = Self.name(of: entry).string, let view = Self.value(of: entry),
                let value = view.decoded(depth: depth)
            else { continue }
            entries.append(AttributeMap.Entry(name: name, value: value))
        }
        return AttributeMap(ascending: entries)
    }
}
