package import GranaryItems

extension SchemaDecoder {
    /// Reads a text; a number or a word without quotes is one too.
    package mutating func text(_ key: String, in fields: SchemaFields) -> String? {
        guard let node = fields[key] else { return nil }
        return text(node, at: fields.path.appending(key), key)
    }

    /// Reads a text that must be there.
    package mutating func requiredText(
        _ key: String, in fields: SchemaFields, _ remedy: String
    ) -> String? {
        if fields[key] == nil { missing(key, in: fields, remedy) }
        return text(key, in: fields)
    }

    /// Notes that a key is not there; unless one that was probably meant to be it has been noted.
    package mutating func missing(_ key: String, in fields: SchemaFields, _ remedy: String) {
        if broken.isLeftOut(fields.path.appending(key)) { return }
        fail(fields.path, at: fields.location, "\(key) is missing", remedy)
        leaveOut(fields.path.appending(key))
    }

    /// Reads a node as a text.
    package mutating func text(_ node: SchemaNode, at path: SchemaPath, _ what: String) -> String? {
        guard case .scalar(let text, _) = node.content, !node.isNull else {
            fail(path, at: node.location, "\(what) is a text, and here is \(node.kindName)")
            return nil
        }
        return text
    }

    /// Reads one of the words of an enumeration.
    package mutating func word<Word: RawRepresentable & CaseIterable>(
        _ key: String, in fields: SchemaFields
    ) -> Word? where Word.RawValue == String {
        guard let node = fields[key] else { return nil }
        return word(node, at: fields.path.appending(key), key)
    }

    /// Reads a node as one of the words of an enumeration.
    package mutating func word<Word: RawRepresentable & CaseIterable>(
        _ node: SchemaNode, at path: SchemaPath, _ what: String
    ) -> Word? where Word.RawValue == String {
        guard let text = text(node, at: path, what) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        fail(
            path, at: node.location, "\(what) cannot be \(text.shortened)",
            words.didYouMean(text) ?? "it is one of \(words.joined(separator: ", "))")
        return nil
    }

    /// Reads `true` or `false`; `false` when the key is not there.
    package mutating func flag(_ key: String, in fields: SchemaFields) -> Bool {
        guard let node = fields[key] else { return false }
        if case .scalar(let text, false) = node.content {
            if text == "true" { return true }
            if text == "false" { return false }
        }
        fail(
            fields.path.appending(key), at: node.location,
            "\(key) is true or false, and here is \(node.kindName)", "write \(key): true")
        return false
    }

    /// Reads a whole number within `range`.
    package mutating func int(
        _ key: String, in fields: SchemaFields, _ range: ClosedRange<Int>
    ) -> Int? {
        guard let number = number(key, in: fields) else { return nil }
        if let value = number.int, range.contains(value) { return value }
        let bounds =
            range.upperBound == Int.max
            ? "at least \(range.lowerBound)"
            : "from \(range.lowerBound) to \(range.upperBound)"
        fail(
            fields.path.appending(key), at: fields[key]?.location,
            "\(key) is a whole number \(bounds), and here is \(number)")
        return nil
    }

    /// Reads a number.
    package mutating func number(_ key: String, in fields: SchemaFields) -> Number? {
        guard let node = fields[key] else { return nil }
        if case .scalar(let text, false) = node.content, let number = try? Number(text) {
            return number
        }
        fail(
            fields.path.appending(key), at: node.location,
            "\(key) is a number, and here is \(node.kindName)")
        return nil
    }

    /// Reads a list of texts, or one text that stands for a list of one.
    package mutating func names(_ key: String, in fields: SchemaFields) -> [String]? {
        guard let node = fields[key] else { return nil }
        let path = fields.path.appending(key)
        switch node.content {
        case .scalar: return text(node, at: path, key).map { [$0] }
        case .list: return texts(key, in: fields)
        case .map:
            fail(path, at: node.location, "\(key) is a name or a list of names, not a map")
            return nil
        }
    }

    /// Reads a list of different texts.
    package mutating func texts(_ key: String, in fields: SchemaFields) -> [String]? {
        guard let node = fields[key] else { return nil }
        let path = fields.path.appending(key)
        guard case .list(let elements) = node.content else {
            fail(
                path, at: node.location, "\(key) is a list, and here is \(node.kindName)",
                "write \(key): [...]")
            return nil
        }
        guard elements.count <= Self.countLimit else {
            fail(path, at: node.location, "\(key) has more than \(Self.countLimit) elements")
            return nil
        }
        var result: [String] = []
        var seen: Set<String> = []
        for (index, element) in elements.enumerated() {
            let elementPath = path.appending(String(index))
            note(element.location, at: elementPath)
            guard let text = text(element, at: elementPath, "an element of \(key)") else {
                continue
            }
            if seen.insert(text).inserted {
                result.append(text)
            } else {
                fail(elementPath, at: element.location, "\(text) is twice in \(key)")
            }
        }
        return result
    }
}
