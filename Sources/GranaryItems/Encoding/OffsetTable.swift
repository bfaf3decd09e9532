/// The front of a map, list or set body: how many entries there are, and where each ends.
///
/// | offset | bytes | field |
/// | --- | --- | --- |
/// | 0 | 4 | count, little-endian |
/// | 4 | 4 × count | the end of each entry, from the start of the body, little-endian |
/// | 4 + 4 × count | | the entries, one after the other |
///
/// The first entry begins where the table ends, and each other one where its predecessor ends, so
/// that the last end is the length of the body.
struct OffsetTable: ~Escapable {
    let body: RawSpan

    /// The number of entries; zero when the table does not fit into the body.
    let count: Int

    @inline(__always)
    @_lifetime(copy body)
    init(_ body: RawSpan) {
        self.body = body
        let count = body.uint32(at: 0) ?? 0
        self.count = count <= (body.byteCount &- 4) / 4 ? count : 0
    }

    /// Where the first entry begins.
    @inline(__always)
    var firstStart: Int { 4 &+ 4 &* count }

    /// Where an entry ends; zero for damaged bytes.
    @inline(__always)
    func end(of index: Int) -> Int { body.uint32(at: 4 &+ 4 &* index) ?? 0 }

    /// Where an entry begins.
    @inline(__always)
    func start(of index: Int) -> Int { index == 0 ? firstStart : end(of: index &- 1) }

    /// The bytes of an entry; empty for damaged bytes.
    @inline(__always)
    @_lifetime(copy self)
    func entry(at index: Int) -> RawSpan {
        guard index >= 0, index < count else { return body.slice(from: 0, to: 0) }
        return body.slice(from: Swift.max(start(of: index), firstStart), to: end(of: index))
    }
}

/// Walks the entries of a body from front to back.
///
/// It never goes back, so that even in damaged bytes no two entries overlap: a recursive walk looks
/// at every byte once for each level.
struct EntryCursor: ~Escapable {
    let table: OffsetTable
    private var index = 0
    private var position: Int

    @inline(__always)
    @_lifetime(copy table)
    init(_ table: consuming OffsetTable) {
        position = table.firstStart
        self.table = table
    }

    /// The next entry; `nil` after the last, or at the first that is damaged.
    @inline(__always)
    @_lifetime(copy self)
    mutating func next() -> RawSpan? {
        guard index < table.count else { return nil }
        let end = table.end(of: index)
        guard end >= position, end <= table.body.byteCount else { return nil }
        defer {
            index &+= 1
            position = end
        }
        return table.body.extracting(position..<end)
    }
}
