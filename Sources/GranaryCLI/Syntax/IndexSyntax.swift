internal import Granary

/// Key attributes and indexes as they are written on the command line.
///
/// ```
/// index     = name "=" part ["," part]
/// part      = attribute | "(" attribute {"," attribute} ")"
/// attribute = name [":" ("S" | "N" | "B")]
/// ```
enum IndexSyntax {
    /// Reads `name:S`, `name:N`, `name:B`, or `name`, which is a string.
    ///
    /// Only the last colon counts, so that names may hold colons.
    static func attribute(_ text: String) throws(SyntaxFailure) -> KeyAttribute {
        try attribute(text[...])
    }

    static func attribute(_ text: Substring) throws(SyntaxFailure) -> KeyAttribute {
        var name = text
        var type = KeyType.string
        if let colon = text.lastIndex(of: ":") {
            name = text[..<colon]
            switch text[text.index(after: colon)...] {
            case "S": type = .string
            case "N": type = .number
            case "B": type = .binary
            case let other:
                throw SyntaxFailure("a key attribute has type S, N or B, not '\(other)'")
            }
        }
        guard !name.isEmpty else { throw SyntaxFailure("a key attribute needs a name") }
        return KeyAttribute(String(name), type)
    }

    /// Reads `NAME=partition[,sort]`.
    static func global(_ text: String) throws(SyntaxFailure) -> IndexDefinition {
        let (name, parts) = try nameAndParts(text, limit: 2)
        return IndexDefinition(
            name, kind: .global, partitionKey: parts[0], sortKey: parts.count > 1 ? parts[1] : [])
    }

    /// Reads `NAME=element[,sort]`.
    static func multiValue(_ text: String) throws(SyntaxFailure) -> IndexDefinition {
        let (name, parts) = try nameAndParts(text, limit: 2)
        return IndexDefinition(
            name, kind: .multiValue, partitionKey: parts[0],
            sortKey: parts.count > 1 ? parts[1] : [])
    }

    /// Reads `NAME=attribute[,attribute...]`: the combination belongs to one item.
    static func unique(_ text: String) throws(SyntaxFailure) -> IndexDefinition {
        let (name, parts) = try nameAndParts(text, limit: Limits.indexKeyAttributeCount.upperBound)
        return IndexDefinition(name, kind: .unique, partitionKey: parts.flatMap(\.self))
    }

    /// Reads `NAME=sort`; the partition key is that of the table, which is known later.
    static func local(_ text: String) throws(SyntaxFailure) -> IndexDefinition {
        let (name, parts) = try nameAndParts(text, limit: 1)
        return IndexDefinition(name, kind: .local, partitionKey: [], sortKey: parts[0])
    }

    private static func nameAndParts(
        _ text: String, limit: Int
    ) throws(SyntaxFailure) -> (name: String, parts: [[KeyAttribute]]) {
        guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
            throw SyntaxFailure("an index is written NAME=attribute, such as byEmail=email:S")
        }
        var parts: [[KeyAttribute]] = []
        for part in try split(text[text.index(after: equals)...]) {
            var attributes: [KeyAttribute] = []
            for text in part { attributes.append(try attribute(text)) }
            parts.append(attributes)
        }
        guard parts.count <= limit else {
            throw SyntaxFailure(
                limit == 1
                    ? "this index takes one attribute"
                    : "an index has \(limit) parts at most: several attributes to a part go in "
                        + "parentheses")
        }
        return (String(text[..<equals]), parts)
    }

    /// Splits at commas, those in parentheses one level deeper.
    private static func split(_ text: Substring) throws(SyntaxFailure) -> [[Substring]] {
        var parts: [[Substring]] = []
        var rest = text
        while true {
            if rest.first == "(" {
                guard let end = rest.firstIndex(of: ")") else {
                    throw SyntaxFailure("a parenthesis is not closed")
                }
                let inner = rest[rest.index(after: rest.startIndex)..<end]
                parts.append(inner.split(separator: ",", omittingEmptySubsequences: false))
                rest = rest[rest.index(after: end)...]
            } else {
                let end = rest.firstIndex(of: ",") ?? rest.endIndex
                parts.append([rest[..<end]])
                rest = rest[end...]
            }
            if rest.isEmpty { return parts }
            guard rest.first == "," else {
                throw SyntaxFailure("a comma belongs before '\(rest)'")
            }
            rest = rest.dropFirst()
        }
    }
}
