extension Item {
    /// The attributes called `names`, as an item; missing names are skipped.
    ///
    /// - Complexity: O(*k* log *n*) to find *k* names, and the bytes of what is found.
    public func selecting(names: [String]) -> Item { Self.selecting(names: names, from: view) }

    /// The attributes of `view` called `names`, as an item; missing names are skipped.
    ///
    /// Attributes are copied as bytes, without decoding: this is how an index projects.
    ///
    /// - Complexity: O(*k* log *n*) to find *k* names, and the bytes of what is found.
    public static func selecting(names: [String], from view: borrowing ItemView) -> Item {
        let map = view.map
        var positions: [Int] = []
        positions.reserveCapacity(names.count)
        for name in names {
            if let position = map.index(of: name.utf8Span.span.rawBytes) {
                positions.append(position)
            }
        }
        positions.sort()
        var chosen: [Int] = []
        chosen.reserveCapacity(positions.count)
        var size = 0
        for position in positions where chosen.last != position {
            chosen.append(position)
            let name = map.nameBytes(at: position)
            size = ItemSize.saturating(size &+ name.byteCount &+ map.value(at: position).size)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Swift.min(view.bytes.byteCount, 64 &+ size &+ 16 &* chosen.count))
        ItemEncoding.appendHeader(size: size, schemaVersion: view.schemaVersion, to: &bytes)
        var body = BodyWriter(count: chosen.count, at: bytes.count)
        body.begin(in: &bytes)
        for position in chosen { body.append(copying: map.table.entry(at: position), to: &bytes) }
        return Item(unchecked: bytes)
    }
}
