extension KeyEvidence {
    /// The template that makes all keys that were seen; `nil` when there is none.
    ///
    /// A part that is always the same is text when it stands first or is in capitals, as `STARTUP`
    /// is; any other part is the attribute it agrees with. Only when there is none it is text too:
    /// a word between separators, or anything that twenty items have in common.
    func template(
        for attribute: String, separator: String, isUsable: (String) -> Bool
    ) -> KeyTemplate? {
        guard count > 0, let parts = resolvedParts(separator: separator, isUsable: isUsable) else {
            return nil
        }
        return KeyTemplate(attribute: attribute, parts: parts)
    }

    /// The first part that is neither text nor an attribute, and so keeps the key from a template.
    func unresolvedPart(isUsable: (String) -> Bool) -> String? {
        parts.indices.first { resolve($0, isUsable: isUsable) == nil }.map { parts[$0].text }
    }

    /// The words that are the same in all keys.
    var words: [String] {
        parts.indices.filter(isText).map { parts[$0].text }
    }

    private func resolvedParts(
        separator: String, isUsable: (String) -> Bool
    ) -> [KeyTemplate.Part]? {
        guard !parts.isEmpty else { return nil }
        var resolved: [KeyTemplate.Part] = []
        for index in parts.indices {
            guard let part = resolve(index, isUsable: isUsable) else { return nil }
            if index > 0 { resolved.append(.literal(separator)) }
            resolved.append(part)
        }
        return resolved.reduce(into: []) { joined, part in
            if case .literal(let text) = part, case .literal(let before)? = joined.last {
                joined[joined.count - 1] = .literal(before + text)
            } else {
                joined.append(part)
            }
        }
    }

    private func resolve(_ index: Int, isUsable: (String) -> Bool) -> KeyTemplate.Part? {
        let part = parts[index]
        if isText(index) { return .literal(part.text) }
        let previous = index > 0 ? parts[index - 1].text : ""
        if let variable = part.variable(after: previous, isUsable: isUsable) { return variable }
        let isInnerWord = index < parts.count - 1 && KeySignature.isWord(part.text)
        guard part.isConstant, parts.count > 1, count >= 20 || isInnerWord else { return nil }
        return .literal(part.text)
    }

    private func isText(_ index: Int) -> Bool {
        let part = parts[index]
        guard part.isConstant else { return false }
        return index == 0 && parts.count > 1
            ? KeySignature.isWord(part.text) : KeySignature.isCapitalWord(part.text)
    }
}

extension KeyPartEvidence {
    /// The attribute that the part is: of several, the one named after the text in front of it.
    fileprivate func variable(
        after text: String, isUsable: (String) -> Bool
    ) -> KeyTemplate.Part? {
        let usable = candidates.filter { isUsable($0.name) }
        let words = NameWords.split(text)
        let named = usable.first { candidate in
            !words.isEmpty && NameWords.split(candidate.name).starts(with: words)
        }
        guard
            let best = named ?? usable.first(where: { NameWords.split($0.name).last == "id" })
                ?? usable.first
        else { return nil }
        return .variable(best.name, padding: best.width.map { KeyTemplate.Padding(width: $0) })
    }
}
