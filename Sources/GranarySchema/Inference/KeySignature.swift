internal import GranaryItems

/// What tells the items of one model from those of another by their keys alone.
///
/// `STARTUP#s1` and `ACTIVITY#2025-11-06` have the signature `STARTUP#*` and `ACTIVITY#*`: parts
/// that look like words stay, those that look like values do not.
enum KeySignature {
    /// The signature of an item's primary key.
    static func text(
        of item: borrowing ItemView, key: [String], separator: String
    ) -> String {
        var signature = ""
        for name in key {
            guard let value = item.value(named: name) else { continue }
            signature += "\n"
            guard let text = value.string() else {
                signature += "<\(value.kind.code)>"
                continue
            }
            let parts = KeyEvidence.split(text, separator: separator)
            for (index, part) in parts.enumerated() {
                if index > 0 { signature += separator }
                let isLast = index == parts.count - 1
                let isWord = isLast ? isCapitalWord(part) : isWord(part)
                signature += isWord && !isValue(part, in: item, except: key) ? part : "*"
            }
        }
        return signature
    }

    /// Whether a part between separators looks like a word: letters, `_` and `-`.
    static func isWord(_ part: String) -> Bool {
        part.utf8.count <= 32
            && TextForms.all(part.utf8Span.span) {
                TextForms.isLetter($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
            }
    }

    /// Whether a last part, behind which nothing stands, looks like a word: capitals and `_`.
    static func isCapitalWord(_ part: String) -> Bool {
        part.utf8.count <= 32
            && TextForms.all(part.utf8Span.span) {
                TextForms.isCapital($0) || $0 == UInt8(ascii: "_")
            }
    }

    /// Whether a part is the value of an attribute, but for one that says what kind of item it is.
    private static func isValue(
        _ part: String, in item: borrowing ItemView, except key: [String]
    ) -> Bool {
        for index in 0..<item.count {
            let value = item.value(at: index)
            guard value.kind == .string, value.count == part.utf8.count,
                value.string()?.utf8.elementsEqual(part.utf8) == true
            else { continue }
            let name = item.name(at: index)
            if !key.contains(name), !isDiscriminator(name) { return true }
        }
        return false
    }

    private static func isDiscriminator(_ name: String) -> Bool {
        NameWords.split(name).contains { ["type", "kind", "entity", "model"].contains($0) }
    }
}
