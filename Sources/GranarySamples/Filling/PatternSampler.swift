/// Makes strings that match a regular expression.
///
/// It reads what schema files may use: classes, groups, `|` and `* + ? {n,m}`.
struct PatternSampler {
    /// A part of a pattern.
    indirect enum Node {
        case characters([Character])
        case sequence([Node])
        case choice([Node])
        case repeated(Node, least: Int, most: Int)
    }

    private let node: Node

    /// How many repetitions beyond the least an open end stands for.
    static let openEnd = 6

    /// Reads a pattern; `nil` when there is something in it that is not known here.
    init?(_ pattern: String) {
        var parser = PatternParser(pattern)
        guard let node = parser.parse() else { return nil }
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
        _ node: Node, to text: inout String, using random: inout SampleRandom, isShort: Bool
    ) {
        switch node {
        case .characters(let set): if !set.isEmpty { text.append(random.element(of: set)) }
        case .sequence(let nodes):
            for node in nodes { append(node, to: &text, using: &random, isShort: isShort) }
        case .choice(let nodes):
            append(random.element(of: nodes), to: &text, using: &random, isShort: isShort)
        case .repeated(let node, let least, let most):
            for _ in 0..<(isShort ? least : random.int(in: least...most)) {
                append(node, to: &text, using: &random, isShort: isShort)
            }
        }
    }
}
