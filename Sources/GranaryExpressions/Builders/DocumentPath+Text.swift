public import GranaryItems

extension DocumentPath {
    /// Reads a path as programs write it: `a.b[3]`.
    ///
    /// Names may hold any characters but `.`, `[` and `]`, and may be reserved words: what DynamoDB
    /// asks of names in expressions does not hold here. A text that is no path is one name, as it
    /// stands: `first name`, `a..b` and `a[x]` are names of attributes.
    ///
    /// A name with a dot in it is written `DocumentPath("a.b", [])`.
    ///
    /// - Complexity: O(*n*).
    public init(parsing text: String) {
        self = Self.path(in: text[...]) ?? DocumentPath(text)
    }

    private static func path(in text: Substring) -> DocumentPath? {
        var path: DocumentPath?
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            let name = part.prefix { $0 != "[" }
            guard !name.isEmpty, !name.contains("]") else { return nil }
            guard let indexes = indexes(in: part[name.endIndex...]) else { return nil }
            if path == nil {
                path = DocumentPath(String(name), indexes)
            } else {
                path?.steps.append(.name(String(name)))
                path?.steps += indexes
            }
        }
        return path
    }

    /// The steps of `[1][2]`; nil when `text` is something else.
    private static func indexes(in text: Substring) -> [Step]? {
        var steps: [Step] = []
        var rest = text
        while !rest.isEmpty {
            guard rest.first == "[", let end = rest.firstIndex(of: "]") else { return nil }
            let digits = rest[rest.index(after: rest.startIndex)..<end]
            guard digits.utf8.allSatisfy(\.isASCIIDigit), let index = Int(digits),
                index <= ExpressionLimits.listIndex
            else { return nil }
            steps.append(.index(index))
            rest = rest[rest.index(after: end)...]
        }
        return steps
    }
}
