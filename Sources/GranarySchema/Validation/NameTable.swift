/// Texts in the order of their UTF-8, in one run of bytes.
///
/// Found by a span, so that a stored name or value need not become a `String` first. Most texts differ
/// within eight bytes, which one comparison of integers decides.
struct NameTable: Sendable, Hashable {
    private var bytes: [UInt8] = []
    private var extents: [Range<Int>] = []
    private var prefixes: [UInt64] = []

    /// Takes distinct texts in the order of their bytes.
    init(ascending names: some Sequence<String>) {
        for name in names {
            let start = bytes.count
            bytes.append(contentsOf: name.utf8)
            extents.append(start..<bytes.count)
            prefixes.append(Self.prefix(of: name.utf8Span.span))
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

    /// The first eight bytes as an integer, filled up with zeros.
    ///
    /// Two such integers compare as their texts do, where they differ.
    @inline(__always)
    static func prefix(of text: Span<UInt8>) -> UInt64 {
        let count = text.count < 8 ? text.count : 8
        var prefix: UInt64 = 0
        for index in 0..<count { prefix = prefix << 8 | UInt64(text[index]) }
        return count == 0 ? 0 : prefix << UInt64(8 &* (8 &- count))
    }

    /// Less than, equal to or greater than zero, as the text at `index` sorts before, with or after
    /// `other`, whose prefix is given.
    @inline(__always)
    func compare(_ index: Int, to other: Span<UInt8>, prefix: UInt64) -> Int {
        let own = prefixes.span[index]
        if own != prefix { return own < prefix ? -1 : 1 }
        let extent = extents.span[index]
        if extent.count == other.count, other.count <= 8 { return 0 }
        return Self.compare(bytes.span.extracting(extent), to: other)
    }

    private static func compare(_ own: Span<UInt8>, to other: Span<UInt8>) -> Int {
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
    func index(of text: Span<UInt8>) -> Int? { index(of: text, prefix: Self.prefix(of: text)) }

    /// The position of a text whose prefix is given.
    func index(of text: Span<UInt8>, prefix: UInt64) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low &+ high) >> 1
            let comparison = compare(middle, to: text, prefix: prefix)
            if comparison == 0 { return middle }
            if comparison < 0 { low = middle &+ 1 } else { high = middle }
        }
        return nil
    }
}
