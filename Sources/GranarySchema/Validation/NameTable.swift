/// Texts in the order of their UTF-8, in one run of bytes.
///
/// Found by a span, so that a stored name or value need not become a `String` first.
struct NameTable: Sendable, Hashable {
    private var bytes: [UInt8] = []
    private var extents: [Range<Int>] = []

    /// Takes distinct texts in the order of their bytes.
    init(ascending names: some Sequence<String>) {
        for name in names {
            let start = bytes.count
            bytes.append(contentsOf: name.utf8)
            extents.append(start..<bytes.count)
        }
    }

    /// Sorts texts, and leaves out what stands twice.
    init(_ names: some Sequence<String>) {
        self.init(ascending: Self.ascending(names))
    }

    static func ascending(_ names: some Sequence<String>) -> [String] {
        Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    var count: Int { extents.count }

    /// Less than, equal to or greater than zero, as the text at `index` sorts before, with or after
    /// `other`.
    @inline(__always)
    func compare(_ index: Int, to other: Span<UInt8>) -> Int {
        let extent = extents.span[index]
        let own = bytes.span.extracting(extent)
        let shared = own.count < other.count ? own.count : other.count
        var offset = 0
        while offset < shared {
            let (left, right) = (own[offset], other[offset])
            if left != right { return left < right ? -1 : 1 }
            offset &+= 1
        }
        return own.count &- other.count
    }

    /// The position of a text.
    func index(of text: Span<UInt8>) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low &+ high) >> 1
            let comparison = compare(middle, to: text)
            if comparison == 0 { return middle }
            if comparison < 0 { low = middle &+ 1 } else { high = middle }
        }
        return nil
    }
}
