internal import GranarySchema

/// Makes strings that match a regular expression, as schema files have them.
struct PatternSampler {
    private let node: PatternNode

    /// How many repetitions beyond the least an open end stands for.
    static let openEnd = 6

    /// How long a text may grow, in bytes: as far as any length that a schema asks for is met.
    private static let maximumByteCount = 65_536

    /// Reads a pattern; `nil` when it is none.
    init?(_ pattern: String) {
        var parser = PatternParser(pattern)
        guard let node = try? parser.parse() else { return nil }
        self.node = node
    }

    /// A string that matches, of a length within bounds unless no draw was.
    func text(length: ClosedRange<Int>, using random: inout SampleRandom) -> String {
        for _ in 0..<64 {
            var text = ""
            append(node, to: &text, using: &random, isShort: false)
            if length.contains(text.count) { return text }
        }
        var text = ""
        append(node, to: &text, using: &random, isShort: true)
        return text
    }

    private func append(
        _ node: PatternNode, to text: inout String, using random: inout SampleRandom, isShort: Bool
    ) {
        guard text.utf8.count <= Self.maximumByteCount else { return }
        switch node {
        case .set(let set):
            if let scalar = random.scalar(of: set) { text.unicodeScalars.append(scalar) }
        case .sequence(let nodes):
            for node in nodes { append(node, to: &text, using: &random, isShort: isShort) }
        case .alternatives(let nodes):
            append(random.element(of: nodes), to: &text, using: &random, isShort: isShort)
        case .repeated(let node, let least, let most):
            let most = most ?? least + Self.openEnd
            for _ in 0..<(isShort ? least : random.int(in: least...most)) {
                append(node, to: &text, using: &random, isShort: isShort)
            }
        }
    }
}

extension SampleRandom {
    /// What stands for a set that has more than a person would type: printable ASCII.
    private static let printable: ClosedRange<UInt32> = 0x20...0x7E

    /// A scalar of a set, a printable one of ASCII if there is one; `nil` of an empty set.
    fileprivate mutating func scalar(of set: ScalarSet) -> Unicode.Scalar? {
        let plain = set.ranges.filter { $0.overlaps(Self.printable) }
            .map { $0.clamped(to: Self.printable) }
        let ranges = plain.isEmpty ? set.ranges : plain
        var rest = below(ranges.reduce(0) { $0 + UInt64($1.count) })
        for range in ranges {
            guard rest >= UInt64(range.count) else {
                let value = range.lowerBound + UInt32(truncatingIfNeeded: rest)
                return Unicode.Scalar(value) ?? Unicode.Scalar(range.lowerBound)
            }
            rest -= UInt64(range.count)
        }
        return nil
    }
}
