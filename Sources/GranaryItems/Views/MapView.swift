/// The body of an item or of a map, borrowed: names and values in the order of the names.
struct MapView: ~Escapable {
    let table: OffsetTable

    @inline(__always)
    @_lifetime(copy body)
    init(_ body: RawSpan) { table = OffsetTable(body) }

    @inline(__always)
    var count: Int { table.count }

    /// Whether each value is a scalar, and none is without a name; not so of damaged bytes.
    var isFlat: Bool {
        var start = table.firstStart
        for index in 0..<count {
            let end = table.end(of: index)
            guard let length = table.body.uint16(at: start), length > 0,
                start &+ 2 &+ length < end, let tag = table.body.byte(at: start &+ 2 &+ length),
                AttributeKind.scalarTags ~= tag
            else { return false }
            start = end
        }
        return true
    }

    /// The UTF-8 of a name; empty for damaged bytes.
    @inline(__always)
    @_lifetime(copy self)
    func nameBytes(at index: Int) -> RawSpan { Self.name(of: table.entry(at: index)) }

    /// A value; a null for damaged bytes.
    @inline(__always)
    @_lifetime(copy self)
    func value(at index: Int) -> ValueView {
        let entry = table.entry(at: index)
        if let value = Self.value(of: entry) { return value }
        return ValueView(kind: .null, payload: entry.slice(from: 0, to: 0))
    }

    /// The value under a name, by binary search.
    @_lifetime(copy self)
    func value(named name: RawSpan) -> ValueView? {
        guard let index = index(of: name) else { return nil }
        return Self.value(of: table.entry(at: index))
    }

    /// The value under a name that may stand at `position`, which becomes the one behind it.
    @_lifetime(copy self)
    func value(named name: RawSpan, near position: inout Int) -> ValueView? {
        guard let index = index(of: name, near: position) else { return nil }
        position = index
        let end = table.end(of: position)
        let start = table.start(of: position) &+ 2 &+ name.byteCount
        position &+= 1
        return ValueView(encoded: table.body.slice(from: start, to: end))
    }

    /// The position of a name that may be `guess`.
    @inline(__always)
    func index(of name: RawSpan, near guess: Int) -> Int? {
        has(name, at: guess) ? guess : index(of: name)
    }

    /// Whether the entry at `index` has this name.
    @inline(__always)
    private func has(_ name: RawSpan, at index: Int) -> Bool {
        guard index >= 0, index < count else { return false }
        let start = table.start(of: index)
        let length = name.byteCount
        guard table.body.uint16(at: start) == length,
            table.body.prefix(at: start &+ 2, count: length)
                == name.prefix(at: 0, count: length)
        else { return false }
        return length <= 8 || nameBytes(at: index).isEqual(to: name)
    }

    /// The position of a name, by binary search.
    ///
    /// Most names differ within eight bytes, which one comparison of integers decides.
    func index(of name: RawSpan) -> Int? {
        let prefix = name.prefix(at: 0, count: name.byteCount)
        var low = 0
        var high = count
        while low < high {
            let middle = (low &+ high) >> 1
            let start = table.start(of: middle)
            let length = table.body.uint16(at: start) ?? 0
            let found = table.body.prefix(at: start &+ 2, count: length)
            if found < prefix {
                low = middle &+ 1
            } else if found > prefix {
                high = middle
            } else if length <= 8, length == name.byteCount {
                return middle
            } else {
                let comparison = nameBytes(at: middle).compare(to: name)
                if comparison == 0 { return middle }
                if comparison < 0 { low = middle &+ 1 } else { high = middle }
            }
        }
        return nil
    }

    /// The name at the front of an entry.
    @inline(__always)
    @_lifetime(copy entry)
    static func name(of entry: RawSpan) -> RawSpan {
        entry.slice(from: 2, to: 2 &+ (entry.uint16(at: 0) ?? 0))
    }

    /// The value behind the name of an entry.
    @inline(__always)
    @_lifetime(copy entry)
    static func value(of entry: RawSpan) -> ValueView? {
        ValueView(encoded: valueBytes(of: entry))
    }

    /// The tag and payload behind the name of an entry.
    @inline(__always)
    @_lifetime(copy entry)
    static func valueBytes(of entry: RawSpan) -> RawSpan {
        entry.slice(from: 2 &+ (entry.uint16(at: 0) ?? 0), to: entry.byteCount)
    }
}
