/// Walks the attributes of an item, or the entries of a map, in the order of their names.
///
/// ```swift
/// var attributes = AttributeCursor(item)
/// while let attribute = attributes.next() { ... }
/// ```
///
/// Total like all views: it ends at the first entry that is damaged.
public struct AttributeCursor: ~Escapable {
    /// One attribute, where it lies.
    public struct Attribute: ~Escapable {
        /// The UTF-8 of its name.
        public let nameBytes: RawSpan

        /// Its value.
        public let value: ValueView

        /// The first eight bytes of its name as a big-endian integer, filled up with zeros.
        ///
        /// Two such integers compare as the names do, where they differ.
        @inline(__always)
        public var namePrefix: UInt64 { nameBytes.prefix(at: 0, count: nameBytes.byteCount) }

        @inline(__always)
        @_lifetime(copy nameBytes, copy value)
        init(nameBytes: RawSpan, value: ValueView) {
            self.nameBytes = nameBytes
            self.value = value
        }
    }

    private var entries: EntryCursor

    /// Walks the attributes of an item.
    @_lifetime(copy item)
    public init(_ item: borrowing ItemView) { entries = EntryCursor(item.map.table) }

    /// Walks the entries of a map; other kinds have none.
    @_lifetime(copy value)
    public init(_ value: borrowing ValueView) {
        let payload = value.payload
        entries = EntryCursor(
            OffsetTable(value.kind == .map ? payload : payload.slice(from: 0, to: 0)))
    }

    /// The next attribute; `nil` after the last.
    ///
    /// - Complexity: O(1).
    @_lifetime(copy self)
    public mutating func next() -> Attribute? {
        guard let entry = entries.next(), let value = MapView.value(of: entry) else { return nil }
        return Attribute(nameBytes: MapView.name(of: entry), value: value)
    }
}
