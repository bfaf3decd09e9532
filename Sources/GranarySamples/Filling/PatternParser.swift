/// Reads a regular expression by recursive descent.
struct PatternParser {
    private let characters: [Character]
    private var position = 0
    private var depth = 0

    private static let maximumDepth = 32
    private static let maximumCount = 64

    /// What `.` and a class without its members stand for: printable ASCII.
    private static let printable = (0x20...0x7E).compactMap { UnicodeScalar($0) }.map(
        Character.init)

    init(_ pattern: String) { characters = Array(pattern) }

    mutating func parse() -> PatternSampler.Node? {
        let node = choice()
        return position == characters.count ? node : nil
    }

    private var next: Character? { position < characters.count ? characters[position] : nil }

    private mutating func take(_ character: Character) -> Bool {
        guard next == character else { return false }
        position += 1
        return true
    }

    private mutating func choice() -> PatternSampler.Node? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth, let first = sequence() else { return nil }
        var nodes = [first]
        while take("|") {
            guard let node = sequence() else { return nil }
            nodes.append(node)
        }
        return .choice(nodes)
    }

    private mutating func sequence() -> PatternSampler.Node? {
        var nodes: [PatternSampler.Node] = []
        while let next, next != "|", next != ")" {
            guard let atom = atom(), let node = quantified(atom) else { return nil }
            nodes.append(node)
        }
        return .sequence(nodes)
    }

    private mutating func quantified(_ atom: PatternSampler.Node) -> PatternSampler.Node? {
        let open = PatternSampler.openEnd
        if take("*") { return .repeated(atom, least: 0, most: open) }
        if take("+") { return .repeated(atom, least: 1, most: 1 + open) }
        if take("?") { return .repeated(atom, least: 0, most: 1) }
        guard take("{") else { return atom }
        guard let least = number() else { return nil }
        var most = least
        if take(",") { most = next == "}" ? least + open : number() ?? -1 }
        guard take("}"), least <= most else { return nil }
        return .repeated(atom, least: least, most: most)
    }

    private mutating func number() -> Int? {
        var digits = ""
        while let next, next.isASCII, next.isNumber, digits.count < 4 {
            digits.append(next)
            position += 1
        }
        return Int(digits).flatMap { $0 <= Self.maximumCount ? $0 : nil }
    }

    private mutating func atom() -> PatternSampler.Node? {
        guard let character = next else { return nil }
        position += 1
        switch character {
        case "(":
            if take("?") { guard take(":") else { return nil } }
            guard let node = choice(), take(")") else { return nil }
            return node
        case "[": return characterClass()
        case ".": return .characters(Self.printable)
        case "\\": return escape().map { .characters($0) }
        case "^", "$": return .sequence([])
        case "*", "+", "?", "{": return nil
        default: return .characters([character])
        }
    }

    private mutating func characterClass() -> PatternSampler.Node? {
        let isNegated = take("^")
        var members: [Character] = []
        while let character = next, character != "]" || members.isEmpty {
            position += 1
            guard let first = character == "\\" ? escape() : [character] else { return nil }
            guard first.count == 1, next == "-", position + 1 < characters.count,
                characters[position + 1] != "]"
            else {
                members += first
                continue
            }
            position += 1
            guard let range = range(from: first[0]) else { return nil }
            members += range
        }
        guard take("]") else { return nil }
        return .characters(isNegated ? Self.printable.filter { !members.contains($0) } : members)
    }

    private mutating func range(from first: Character) -> [Character]? {
        guard let low = first.unicodeScalars.first, let last = next,
            let high = last.unicodeScalars.first, low.value <= high.value,
            high.value - low.value < 4096
        else { return nil }
        position += 1
        return (low.value...high.value).compactMap(UnicodeScalar.init).map(Character.init)
    }

    private mutating func escape() -> [Character]? {
        guard let character = next else { return nil }
        position += 1
        switch character {
        case "d": return Array("0123456789")
        case "w": return Self.printable.filter { $0.isLetter || $0.isNumber || $0 == "_" }
        case "s": return [" "]
        case "n": return ["\n"]
        case "t": return ["\t"]
        default: return character.isLetter || character.isNumber ? nil : [character]
        }
    }
}
