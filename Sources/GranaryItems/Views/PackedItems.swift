/// Encoded items one behind the other, in one piece of memory.
///
/// To hand many items to another thread: what one thread allocates, the other need not count, touch or
/// free for each.
package struct PackedItems: Sendable {
    private var bytes: [UInt8] = []
    /// Where each item ends.
    private var ends: [Int] = []

    /// No items yet.
    package init() {}

    /// How many items there are.
    package var count: Int { ends.count }

    /// How many bytes they have.
    package var byteCount: Int { bytes.count }

    /// Makes room for so many items of so many bytes together.
    package mutating func reserveCapacity(_ count: Int, byteCount: Int = 0) {
        ends.reserveCapacity(count)
        bytes.reserveCapacity(byteCount)
    }

    /// Appends a copy of an item.
    package mutating func append(_ item: borrowing ItemView) {
        bytes.append(copying: item.bytes)
        ends.append(bytes.count)
    }

    /// An item.
    package subscript(index: Int) -> ItemView {
        @_lifetime(borrow self)
        get { ItemView(encodedBytes(at: index).rawBytes) }
    }

    /// The encoded bytes of an item.
    @_lifetime(borrow self)
    package func encodedBytes(at index: Int) -> Span<UInt8> {
        bytes.span.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index])
    }
}
