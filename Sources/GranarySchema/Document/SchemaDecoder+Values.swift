package import GranaryItems

extension SchemaDecoder {
    /// Reads a constant of a shape: a default, or what a query compares with.
    mutating func value(
        _ node: SchemaNode, of shape: ValueShape, at path: SchemaPath, _ what: String
    ) -> AttributeValue? {
        switch shape.type {
        case .string, .enumeration, .date, .binary:
            guard let text = text(node, at: path, what) else { return nil }
            return textual(text, of: shape, at: path, node.location, what)
        case .int, .number, .decimal, .timeToLive:
            return number(node, of: shape, at: path, what)
        case .boolean:
            if case .scalar(let text, false) = node.content, ["true", "false"].contains(text) {
                return .bool(text == "true")
            }
            fail(path, at: node.location, "\(what) is true or false, not \(node.kindName)")
            return nil
        case .document: return anything(node, at: path, depth: 0)
        case .object(let attributes): return object(node, attributes, at: path, what)
        case .list(let element):
            return elements(node, of: element, at: path, what).map { .list($0) }
        case .set(let element):
            return elements(node, of: element, at: path, what).flatMap { set(of: $0) }
        }
    }

    private mutating func textual(
        _ text: String, of shape: ValueShape, at path: SchemaPath, _ location: SourceLocation?,
        _ what: String
    ) -> AttributeValue? {
        switch shape.type {
        case .enumeration(let words) where !words.contains(text):
            fail(
                path, at: location, "\(what) \(text.shortened) is not in the enum",
                words.didYouMean(text) ?? "it has \(words.prefix(12).joined(separator: ", "))")
            return nil
        case .date(let precision) where !DateText.isDate(text.utf8Span.span, precision):
            fail(
                path, at: location, "\(what) \(text.shortened) is no date of this precision",
                "write it as \(DateText.example(precision))")
            return nil
        case .binary:
            let document = JSONValue.object([.init("B", .string(text))]).text
            if let value = try? AttributeValue(dynamoDBJSON: document) { return value }
            fail(path, at: location, "\(what) of a binary is base64")
            return nil
        default: return .string(text)
        }
    }

    private mutating func number(
        _ node: SchemaNode, of shape: ValueShape, at path: SchemaPath, _ what: String
    ) -> AttributeValue? {
        guard case .scalar(let text, false) = node.content, let number = try? Number(text) else {
            fail(path, at: node.location, "\(what) is a number, not \(node.kindName)")
            return nil
        }
        if shape.type == .int || shape.type == .timeToLive, number.int == nil {
            fail(path, at: node.location, "\(what) is a whole number, not \(number)")
            return nil
        }
        if let minimum = shape.limits.minimum, number < minimum {
            fail(path, at: node.location, "\(what) \(number) is under min \(minimum)")
            return nil
        }
        if let maximum = shape.limits.maximum, number > maximum {
            fail(path, at: node.location, "\(what) \(number) is over max \(maximum)")
            return nil
        }
        return .number(number)
    }

    private mutating func elements(
        _ node: SchemaNode, of element: ValueShape, at path: SchemaPath, _ what: String
    ) -> [AttributeValue]? {
        guard case .list(let nodes) = node.content else {
            fail(path, at: node.location, "\(what) is a list, not \(node.kindName)")
            return nil
        }
        var values: [AttributeValue] = []
        for (index, node) in nodes.enumerated() {
            let own = path.appending(String(index))
            guard let value = value(node, of: element, at: own, "an element of \(what)") else {
                return nil
            }
            values.append(value)
        }
        return values
    }

    /// A set of values of one type; `nil` when there is none, since an empty set is not stored.
    private func set(of values: [AttributeValue]) -> AttributeValue? {
        switch values.first {
        case .string: .stringSet(AttributeSet(values.compactMap(\.stringValue)))
        case .number: .numberSet(AttributeSet(values.compactMap(\.numberValue)))
        case .binary: .binarySet(AttributeSet(values.compactMap(\.binaryValue)))
        default: nil
        }
    }

    private mutating func object(
        _ node: SchemaNode, _ attributes: [ModelAttribute], at path: SchemaPath, _ what: String
    ) -> AttributeValue? {
        let fields = fields(node, at: path, what, known: attributes.map(\.name))
        guard case .map = node.content else { return nil }
        var members: [(String, AttributeValue)] = []
        for entry in fields.entries {
            guard let attribute = attributes.first(where: { $0.name == entry.key }),
                let value = value(
                    entry.value, of: attribute.shape, at: path.appending(entry.key), entry.key)
            else { continue }
            members.append((entry.key, value))
        }
        return .map(AttributeMap(members))
    }

    /// Reads a value of no declared type.
    package mutating func anything(
        _ node: SchemaNode, at path: SchemaPath, depth: Int
    ) -> AttributeValue? {
        guard depth < Self.depthLimit else {
            fail(
                path, at: node.location, "the value is nested deeper than \(Self.depthLimit) levels"
            )
            return nil
        }
        switch node.content {
        case .scalar(let text, let isQuoted):
            if isQuoted { return .string(text) }
            if node.isNull { return .null }
            if text == "true" || text == "false" { return .bool(text == "true") }
            return (try? Number(text)).map { .number($0) } ?? .string(text)
        case .list(let nodes):
            return .list(nodes.compactMap { anything($0, at: path, depth: depth + 1) })
        case .map(let entries):
            let members = entries.compactMap { entry in
                anything(entry.value, at: path, depth: depth + 1).map { (entry.key, $0) }
            }
            return .map(AttributeMap(members))
        }
    }
}
