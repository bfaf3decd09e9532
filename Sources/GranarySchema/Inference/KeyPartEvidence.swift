internal import GranaryItems

/// What is known of one part of a key: whether it is always the same, and which attributes it is.
struct KeyPartEvidence: Sendable {
    /// An attribute that has agreed with the part so far.
    struct Candidate: Sendable {
        let name: String
        /// The width that zeros on the left have filled it to; `nil` when there were none.
        var width: Int?
        /// The fewest characters that the part had without a zero put before it.
        var shortest: Int
    }

    /// The part as it was first seen.
    let text: String
    /// Whether it was never another.
    var isConstant = true
    /// The attributes that have agreed so far, in the order of their names.
    var candidates: [Candidate] = []

    init(text: String) { self.text = text }

    /// Looks for the attributes of the first item that agree.
    mutating func findCandidates(in item: borrowing ItemView, ignoring ignored: Set<String>) {
        guard !text.isEmpty else { return }
        for index in 0..<item.count {
            let name = item.name(at: index)
            guard !ignored.contains(name), Self.canBeVariable(name),
                let value = Self.text(of: item.value(at: index), atMost: text.utf8.count)
            else { continue }
            var candidate = Candidate(name: name, width: nil, shortest: .max)
            if candidate.agrees(part: text, value: value) { candidates.append(candidate) }
        }
    }

    /// Takes note of the part in a further item.
    mutating func add(_ text: String, of item: borrowing ItemView) {
        if isConstant, !text.utf8.elementsEqual(self.text.utf8) { isConstant = false }
        var index = candidates.startIndex
        while index < candidates.endIndex {
            let found = item.value(named: candidates[index].name)
            if let found, let value = Self.text(of: found, atMost: text.utf8.count),
                candidates[index].agrees(part: text, value: value)
            {
                index += 1
            } else {
                candidates.remove(at: index)
            }
        }
    }

    /// Whether a template can name it.
    private static func canBeVariable(_ name: String) -> Bool {
        !name.isEmpty && !name.utf8.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "}") }
    }

    /// A string or whole number as text; `nil` for anything else, and for strings that are longer.
    private static func text(of value: borrowing ValueView, atMost byteCount: Int) -> String? {
        switch value.kind {
        case .string: value.count <= byteCount ? value.string() : nil
        case .number: value.int().map(String.init)
        default: nil
        }
    }
}

extension KeyPartEvidence.Candidate {
    /// Whether a part is this value, padded or not, as it was before; takes note of the padding.
    fileprivate mutating func agrees(part: String, value: String) -> Bool {
        let length = part.utf8.count
        if part.utf8.elementsEqual(value.utf8) {
            shortest = min(shortest, length)
            return length >= width ?? 0
        }
        let zeros = length - value.utf8.count
        guard zeros > 0, length <= 64, value.utf8.first.map(TextForms.isDigit) == true,
            part.utf8.prefix(zeros).allSatisfy({ $0 == UInt8(ascii: "0") }),
            part.utf8.dropFirst(zeros).elementsEqual(value.utf8)
        else { return false }
        guard width == nil || width == length, shortest >= length else { return false }
        width = length
        return true
    }
}
