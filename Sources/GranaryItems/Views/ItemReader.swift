/// Reads attributes in the ascending order of their names, in one walk and without a search.
///
/// The names asked for and the names stored both ascend by their UTF-8 bytes: an attribute that is
/// there is the next one, and one that is not costs a comparison. What a reader does not ask for is
/// passed over.
///
/// ```swift
/// var reader = ItemReader(item)
/// let stage = reader.value(named: "stage")?.string()
/// let title = reader.value(named: "title")?.string()
/// ```
///
/// Total like all views: of damaged bytes it finds less than there was.
public struct ItemReader: ~Escapable {
    let map: MapView
    private var index = 0
    private var start: Int

    /// The item or map that is read, for what is looked for out of order.
    private var fallback: Fallback?

    /// A name that another one had before.
    private struct Fallback {
        let name: StaticString
        let oldName: StaticString
    }

    /// Reads the attributes of an item.
    @_lifetime(copy item)
    public init(_ item: borrowing ItemView) { self.init(item.map) }

    /// Reads the entries of a map; `nil` for other kinds.
    @_lifetime(copy value)
    public init?(_ value: borrowing ValueView) {
        guard value.kind == .map else { return nil }
        self.init(MapView(value.payload))
    }

    @_lifetime(copy map)
    private init(_ map: MapView) {
        self.map = map
        start = map.table.firstStart
    }

    /// The attribute called `name`; `nil` when there is none.
    ///
    /// Names must be asked for in the ascending order of their bytes, each once: one that comes too
    /// late is not found.
    ///
    /// - Complexity: O(1), and O(*k*) for *k* attributes that are passed over.
    @_lifetime(copy self)
    public mutating func value(named name: StaticString) -> ValueView? {
        let wanted = name.rawSpan
        if index < map.count {
            let end = map.table.end(of: index)
            if let entry = map.table.body.taggedValue(of: wanted, from: start, to: end) {
                index &+= 1
                start = end
                return ValueView(encoded: entry)
            }
        }
        return passOver(to: wanted)
    }

    /// The string called `name`, when it is the next attribute; `nil` otherwise, and then nothing has
    /// been passed over.
    ///
    /// One call for what is asked for most, in place of ``value(named:)`` and ``ValueView/string()``.
    public mutating func nextString(named name: StaticString) -> String? {
        guard let payload = nextPayload(.string, named: name), let text = payload.string else {
            return nil
        }
        passNext()
        return text
    }

    /// The whole number called `name`, when it is the next attribute; `nil` otherwise, and then
    /// nothing has been passed over.
    public mutating func nextInt(named name: StaticString) -> Int? {
        guard let payload = nextPayload(.number, named: name),
            let number = NumberEncoding.int(payload)
        else { return nil }
        passNext()
        return number
    }

    /// What is behind the tag of the next attribute, if it has this name and kind.
    @inline(__always)
    @_lifetime(copy self)
    private func nextPayload(_ kind: AttributeKind, named name: StaticString) -> RawSpan? {
        guard index < map.count,
            let entry = map.table.body.taggedValue(
                of: name.rawSpan, from: start, to: map.table.end(of: index)),
            entry.byte(at: 0) == kind.rawValue
        else { return nil }
        return entry.extracting(droppingFirst: 1)
    }

    /// Goes on behind the next attribute.
    @inline(__always)
    @_lifetime(self: copy self)
    private mutating func passNext() {
        start = map.table.end(of: index)
        index &+= 1
    }

    /// The attribute called `wanted`, behind those that come before it.
    @inline(never)
    @_lifetime(copy self)
    private mutating func passOver(to wanted: RawSpan) -> ValueView? {
        let prefix = wanted.prefix(at: 0, count: wanted.byteCount)
        let body = map.table.body
        while index < map.count {
            let length = body.uint16(at: start) ?? 0
            let found = body.prefix(at: start &+ 2, count: length)
            if found > prefix { break }
            let nameEnd = start &+ 2 &+ length
            if found == prefix {
                let order = body.slice(from: start &+ 2, to: nameEnd).compare(to: wanted)
                if order > 0 { break }
                if order == 0 { return ValueView(encoded: takeEntry(from: nameEnd)) }
            }
            _ = takeEntry(from: nameEnd)
        }
        guard let fallback else { return nil }
        return value(named: wanted, fallback)
    }

    /// Says that `name`, which is asked for next, was called `oldName` before.
    ///
    /// The old name is looked for when there is no attribute with the new one.
    @_lifetime(self: copy self)
    public mutating func expect(_ name: StaticString, renamedFrom oldName: StaticString) {
        fallback = Fallback(name: name, oldName: oldName)
    }

    /// What is behind the name of the entry at hand; the next entry is at hand then.
    @inline(__always)
    @_lifetime(copy self)
    private mutating func takeEntry(from nameEnd: Int) -> RawSpan {
        let end = map.table.end(of: index)
        let entry = map.table.body.slice(from: nameEnd, to: end)
        index &+= 1
        start = Swift.max(start, end)
        return entry
    }

    @_lifetime(copy self)
    private func value(named name: RawSpan, _ fallback: Fallback) -> ValueView? {
        guard name.isEqual(to: fallback.name.rawSpan) else { return nil }
        return map.value(named: fallback.oldName.rawSpan)
    }
}

extension ItemView {
    /// Whether the attribute called `name` is a string with this text; `nil` when there is none.
    public func isString(_ text: StaticString, named name: StaticString) -> Bool? {
        guard let value = map.value(named: name.rawSpan) else { return nil }
        return value.isString(text)
    }
}

extension ValueView {
    /// Whether this is a string with this text, compared where it lies.
    public func isString(_ text: StaticString) -> Bool {
        kind == .string && payload.isEqual(to: text.rawSpan)
    }

    /// The UTF-8 of a string, where it lies and not checked; empty for other kinds.
    public var utf8: Span<UInt8> {
        @_lifetime(copy self)
        get { kind == .string ? payload.asBytes : payload.slice(from: 0, to: 0).asBytes }
    }
}
