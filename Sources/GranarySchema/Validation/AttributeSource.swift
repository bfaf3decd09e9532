internal import GranaryItems

/// What has attributes in the order of their names: an item, or a map in one.
protocol AttributeSource: ~Escapable {
    /// All attributes, from the first on.
    var cursor: AttributeCursor {
        @_lifetime(copy self) get
    }

    @_lifetime(copy self)
    func value(named name: Span<UInt8>) -> ValueView?
}

extension ItemView: AttributeSource {
    var cursor: AttributeCursor {
        @_lifetime(copy self) get { AttributeCursor(self) }
    }
}

extension ValueView: AttributeSource {
    var cursor: AttributeCursor {
        @_lifetime(copy self) get { AttributeCursor(self) }
    }
}

extension AttributeCursor.Attribute {
    /// The name, byte by byte.
    @inline(__always)
    var nameUTF8: Span<UInt8> {
        @_lifetime(copy self)
        get { Span<UInt8>(_bytes: nameBytes) }
    }
}

extension ItemView {
    @inline(__always)
    @_lifetime(copy self)
    func nameUTF8(at index: Int) -> Span<UInt8> { Span<UInt8>(_bytes: nameBytes(at: index)) }
}

extension ValueView {
    /// The payload, byte by byte: the UTF-8 of a string.
    @inline(__always)
    var payloadBytes: Span<UInt8> {
        @_lifetime(copy self)
        get { Span<UInt8>(_bytes: payload) }  // The library has no public name for this yet.
    }
}

/// Where in an item the attributes stand that are looked at again after the pass over all of them.
struct AttributePositions {
    /// How many there can be; what has no slot is searched for by its name.
    static let slotCount = 32

    private var positions = InlineArray<32, Int32>(repeating: -1)

    /// The position noted for a slot.
    @inline(__always)
    subscript(slot: Int) -> Int? {
        get { positions[slot] < 0 ? nil : Int(positions[slot]) }
        set { positions[slot] = Int32(truncatingIfNeeded: newValue ?? -1) }
    }
}

/// An attribute that is looked at again: its name, and its slot when there was one left.
final class AttributePlace: Sendable {
    let name: String
    private let utf8: [UInt8]
    private let slot: Int?

    /// - Parameters:
    ///   - name: The attribute's name.
    ///   - slots: The names that have slots, in the order of the slots.
    init(_ name: String, slots: [String]) {
        self.name = name
        utf8 = Array(name.utf8)
        slot = slots.firstIndex(of: name)
    }

    /// The value in an item; `nil` when there is none.
    @inline(__always)
    @_lifetime(copy item)
    func value(in item: borrowing ItemView, _ positions: AttributePositions) -> ValueView? {
        guard let slot else { return value(in: item) }
        guard let position = positions[slot] else { return nil }
        return item.value(at: position)
    }

    /// The value in an item that no pass was made over.
    @_lifetime(copy item)
    func value(in item: borrowing ItemView) -> ValueView? {
        let name = utf8
        return item.value(named: name.span)
    }
}
