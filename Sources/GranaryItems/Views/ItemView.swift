/// A whole encoded item, borrowed: from the memory map, or from an ``Item``.
///
/// Every accessor is total: whatever the bytes, it returns, and what is damaged reads as absent.
/// Nothing is checked in advance; ``validate()`` checks everything.
public struct ItemView: ~Escapable {
    /// The encoded item.
    public let bytes: RawSpan

    let map: MapView

    /// Borrows an encoded item.
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) {
        self.bytes = bytes
        map = MapView(bytes.slice(from: ItemEncoding.headerByteCount, to: bytes.byteCount))
    }

    /// The number of attributes.
    public var count: Int { map.count }

    /// The item's size as DynamoDB counts it; see ``ItemSize``.
    ///
    /// - Complexity: O(1).
    public var size: Int { bytes.uint32(at: 4) ?? 0 }

    /// Whether each attribute is a scalar, and none is without a name.
    ///
    /// Nothing in such an item is to be looked at for how values may be nested.
    ///
    /// - Complexity: O(*n*) in the attributes, a few loads for each.
    public var isFlat: Bool { map.isFlat }

    /// The version of the schema the item was written with; zero for none.
    public var schemaVersion: UInt16 { UInt16(truncatingIfNeeded: bytes.uint16(at: 2) ?? 0) }

    /// The attribute called `name`; `nil` when there is none.
    ///
    /// - Complexity: O(log *n*), without a heap allocation.
    @_lifetime(copy self)
    public func value(named name: String) -> ValueView? {
        map.value(named: name.utf8Span.span.rawBytes)
    }

    /// The attribute called `name`, looked for first at `position`; `nil` when there is none.
    ///
    /// For a codec that reads attributes in the order of their names: it finds each without a
    /// search, and `position` comes back as the one behind it.
    ///
    /// - Complexity: O(1) when the attribute is there, O(log *n*) otherwise.
    @_lifetime(copy self)
    public func value(named name: StaticString, near position: inout Int) -> ValueView? {
        map.value(named: name.rawSpan, near: &position)
    }

    /// The same for a name that is known only at run time.
    ///
    /// - Complexity: O(1) when the attribute is there, O(log *n*) otherwise.
    @_lifetime(copy self)
    public func value(named name: String, near position: inout Int) -> ValueView? {
        map.value(named: name.utf8Span.span.rawBytes, near: &position)
    }

    /// The attribute whose name has these UTF-8 bytes; `nil` when there is none.
    ///
    /// - Complexity: O(log *n*), without a heap allocation.
    @_lifetime(copy self)
    public func value(named name: Span<UInt8>) -> ValueView? {
        map.value(named: name.rawBytes)
    }

    /// The value at `path`; `nil` when a step leads nowhere.
    @_lifetime(copy self)
    public func value(at path: DocumentPath) -> ValueView? {
        guard let root = value(named: path.root) else { return nil }
        return root.value(along: path.steps)
    }

    /// The name of an attribute, in the order of the UTF-8 bytes; empty outside the item.
    public func name(at index: Int) -> String { map.nameBytes(at: index).string ?? "" }

    /// The UTF-8 of the name of an attribute; empty outside the item.
    @_lifetime(copy self)
    public func nameBytes(at index: Int) -> RawSpan { map.nameBytes(at: index) }

    /// The value of an attribute, in the order of the names; a null outside the item.
    @_lifetime(copy self)
    public func value(at index: Int) -> ValueView { map.value(at: index) }

    /// The attribute called `name`, copied out; `nil` when there is none.
    public subscript(name: String) -> AttributeValue? { value(named: name)?.attributeValue() }

    /// Every attribute, copied out.
    public var attributes: AttributeMap { map.decoded(depth: 0) }
}
