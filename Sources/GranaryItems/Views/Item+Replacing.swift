extension Item {
    /// The item with some attributes set and others, those with `nil`, removed.
    ///
    /// Untouched attributes are copied as bytes, without decoding. Of several changes to one name,
    /// the last counts.
    ///
    /// - Complexity: O(*n*) in the encoded length.
    public func replacing(_ changes: [(name: String, value: AttributeValue?)]) -> Item {
        let changes = Self.lastOfEachName(changes)
        guard !changes.isEmpty else { return self }
        let old = view.map
        var count = old.count
        var size = view.size
        for change in changes {
            if let index = old.index(of: change.name.utf8Span.span.rawBytes) {
                count &-= 1
                let replaced = old.nameBytes(at: index).byteCount &+ old.value(at: index).size
                size = size == ItemSize.unstorable ? size : Swift.max(0, size &- replaced)
            }
            if change.value != nil { count &+= 1 }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encodedBytes.count &+ 64 &* changes.count)
        ItemEncoding.appendHeader(size: 0, schemaVersion: schemaVersion, to: &bytes)
        let added = Self.merge(old, changes, count: count, into: &bytes)
        ItemEncoding.setSize(size &+ added, in: &bytes)
        return Item(unchecked: bytes)
    }

    /// Writes the body that the changes leave, and returns the size of what they set.
    ///
    /// Both sides ascend by name.
    private static func merge(
        _ old: borrowing MapView, _ changes: [(name: String, value: AttributeValue?)],
        count: Int, into bytes: inout [UInt8]
    ) -> Int {
        var added = 0
        var body = BodyWriter(count: count, at: bytes.count)
        body.begin(in: &bytes)
        var index = 0
        for change in changes {
            let name = change.name.utf8Span.span.rawBytes
            while index < old.count {
                let comparison = old.nameBytes(at: index).compare(to: name)
                guard comparison <= 0 else { break }
                if comparison < 0 { body.append(copying: old.table.entry(at: index), to: &bytes) }
                index &+= 1
            }
            if let value = change.value {
                added = ItemSize.saturating(
                    added &+ body.append(name: change.name, value, to: &bytes))
            }
        }
        while index < old.count {
            body.append(copying: old.table.entry(at: index), to: &bytes)
            index &+= 1
        }
        return added
    }

    /// The last change of each name, in the order of the names.
    private static func lastOfEachName(
        _ changes: [(name: String, value: AttributeValue?)]
    ) -> [(name: String, value: AttributeValue?)] {
        guard changes.count > 1 else { return changes }
        let order = changes.indices.sorted { left, right in
            let comparison = changes[left].name.compareBytes(to: changes[right].name)
            return comparison == 0 ? left < right : comparison < 0
        }
        var result: [(name: String, value: AttributeValue?)] = []
        result.reserveCapacity(changes.count)
        for index in order {
            if let last = result.last, last.name.hasSameBytes(as: changes[index].name) {
                result.removeLast()
            }
            result.append(changes[index])
        }
        return result
    }
}
