extension KeyEvidence {
    /// The pattern of all keys that were seen, for a key that no template makes; `nil` when nothing is
    /// known of them.
    ///
    /// It says of each part which word it is, or that no separator is in it: as much as keeps the keys of
    /// one model apart from those of another.
    func pattern(separator: String) -> String? {
        guard count > 0, !hasOtherKinds else { return nil }
        let written = isIrregular ? openPattern(separator) : partsPattern(separator)
        guard let written, (try? Pattern(written)) != nil else { return nil }
        return written
    }

    private func partsPattern(_ separator: String) -> String {
        let any = KeyPattern.part(without: separator)
        return parts.map { part in
            let isWord = part.isConstant && parts.count > 1 && KeySignature.isWord(part.text)
            return isWord ? KeyPattern.literal(part.text) : any
        }.joined(separator: KeyPattern.literal(separator))
    }

    /// Of keys with different numbers of parts only the first word is known.
    private func openPattern(_ separator: String) -> String? {
        guard first.isConstant, isAlwaysSplit, KeySignature.isWord(first.text) else { return nil }
        return KeyPattern.literal(first.text + separator) + "[\\s\\S]*"
    }
}

/// Parts of the patterns that drafts have.
package enum KeyPattern {
    /// What stands between separators; anything when the separator is longer than a character.
    package static func part(without separator: String) -> String {
        let scalars = Array(separator.unicodeScalars)
        return scalars.count == 1 ? "[^\(literal(separator))]*" : "[\\s\\S]*"
    }

    /// A text as it is, within a class and outside.
    package static func literal(_ text: String) -> String {
        var written = ""
        for scalar in text.unicodeScalars {
            if signs.contains(scalar) { written.append("\\") }
            written.unicodeScalars.append(scalar)
        }
        return written
    }

    private static let signs = Set("\\^$.|?*+()[]{}-/".unicodeScalars)
}
