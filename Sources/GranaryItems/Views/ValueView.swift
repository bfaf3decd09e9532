/// One encoded value, borrowed: a kind and its payload bytes.
///
/// Every accessor is total: whatever the bytes, it returns, and what is damaged reads as absent.
public struct ValueView: ~Escapable {
    /// The kind of the value.
    public let kind: AttributeKind

    /// The bytes behind the tag.
    public let payload: RawSpan

    @inline(__always)
    @_lifetime(copy payload)
    init(kind: AttributeKind, payload: RawSpan) {
        self.kind = kind
        self.payload = payload
    }

    /// Reads the tag of `bytes`; `nil` when there is none, or an unknown one.
    @inline(__always)
    @_lifetime(copy bytes)
    init?(encoded bytes: RawSpan) {
        guard let tag = bytes.byte(at: 0), let kind = AttributeKind(rawValue: tag) else {
            return nil
        }
        self.init(kind: kind, payload: bytes.extracting(droppingFirst: 1))
    }

    /// The first eight bytes of the payload as a big-endian integer, filled up with zeros.
    ///
    /// Of two strings such integers compare as the strings do, where they differ.
    public var prefix: UInt64 { payload.prefix(at: 0, count: payload.byteCount) }

    /// The elements of a list, map or set, or the bytes of a string or binary; zero otherwise.
    public var count: Int {
        switch kind {
        case .string, .binary: payload.byteCount
        case .list, .map, .stringSet, .numberSet, .binarySet: OffsetTable(payload).count
        case .null, .bool, .number: 0
        }
    }

    /// The element of a list or set at `index`; `nil` outside it, and for other kinds.
    ///
    /// The elements of a set have the scalar kind.
    @_lifetime(copy self)
    public func element(at index: Int) -> ValueView? {
        if let elementKind = kind.elementKind {
            let table = OffsetTable(payload)
            guard index >= 0, index < table.count else { return nil }
            return ValueView(kind: elementKind, payload: table.entry(at: index))
        }
        guard kind == .list else { return nil }
        return ValueView(encoded: OffsetTable(payload).entry(at: index))
    }

    /// The value of a map's entry called `name`; `nil` when there is none, and for other kinds.
    ///
    /// - Complexity: O(log *n*), without a heap allocation.
    @_lifetime(copy self)
    public func value(named name: String) -> ValueView? {
        guard kind == .map else { return nil }
        return MapView(payload).value(named: name.utf8Span.span.rawBytes)
    }

    /// The value of a map's entry whose name has these UTF-8 bytes.
    @_lifetime(copy self)
    public func value(named name: Span<UInt8>) -> ValueView? {
        guard kind == .map else { return nil }
        return MapView(payload).value(named: name.rawBytes)
    }

    /// The UTF-8 of the name of a map's entry; empty outside the map, and for other kinds.
    @_lifetime(copy self)
    public func nameBytes(at index: Int) -> RawSpan {
        guard kind == .map else { return payload.slice(from: 0, to: 0) }
        return MapView(payload).nameBytes(at: index)
    }

    /// The name of a map's entry, in the order of the UTF-8 bytes; empty outside the map.
    public func name(at index: Int) -> String { nameBytes(at: index).string ?? "" }

    /// The value of a map's entry; a null outside the map, and for other kinds.
    @_lifetime(copy self)
    public func value(at index: Int) -> ValueView {
        guard kind == .map else {
            return ValueView(kind: .null, payload: payload.slice(from: 0, to: 0))
        }
        return MapView(payload).value(at: index)
    }

    /// The value at the end of `steps`; `nil` when a step leads nowhere.
    @_lifetime(copy self)
    public func value(along steps: [DocumentPath.Step]) -> ValueView? {
        var current = self
        for step in steps {
            switch step {
            case .name(let name):
                guard let next = current.value(named: name) else { return nil }
                current = next
            case .index(let index):
                guard current.kind == .list, let next = current.element(at: index) else {
                    return nil
                }
                current = next
            }
        }
        return current
    }
}
