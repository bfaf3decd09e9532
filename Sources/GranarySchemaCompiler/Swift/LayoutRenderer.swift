internal import GranarySchema

extension EntityRenderer {
    /// Adds the names of model and table, and what typed writes must know.
    func renderLayout(into text: inout SwiftText) {
        text.blank()
        text.block("extension \(name)") { text in
            text.doc("The model's name, which the type attribute of an item holds.")
            text.line("public static var modelName: String { \"\(name)\" }")
            text.blank()
            text.doc("The table that its items are in.")
            text.line(
                "public static var tableName: String { "
                    + "\(SwiftLiteral.quoted(layout.schema.table)) }")
            text.blank()
            text.doc("How many attributes an item has at most.")
            text.line("public static var attributeCount: Int { \(attributeCount) }")
            text.blank()
            text.doc("What typed writes must know of the model.")
            text.line("public static let layout = EntityLayout(")
            text.indented { renderLayoutArguments(into: &$0) }
            renderPreparation(into: &text)
        }
    }

    private func renderLayoutArguments(into text: inout SwiftText) {
        let keys = layout.schema.primaryIndex?.keyAttributes ?? []
        let sort = keys.count > 1 ? ", sortKey: \(SwiftLiteral.quoted(keys[1]))" : ""
        text.line(
            "typeField: \(SwiftLiteral.quoted(layout.schema.typeField)), "
                + "partitionKey: \(SwiftLiteral.quoted(keys.first ?? ""))\(sort),")
        text.list("attributes: [", attributeNames, end: "],")
        if !layout.indexTemplates.isEmpty {
            text.line("templates: [")
            text.indented { text in
                for template in layout.indexTemplates {
                    text.call("KeyTemplate(", template.arguments, end: "),")
                }
            }
            text.line("],")
        }
        let derived = layout.properties.filter { $0.attribute.derivation != nil }
        if !derived.isEmpty {
            text.line("derived: [")
            text.indented { text in
                for property in derived {
                    let formula = property.attribute.derivation?.formula.expression ?? ""
                    let pieces = formula.split(separator: ", ").map(String.init)
                    text.call(
                        "DerivedAttribute(",
                        [SwiftLiteral.quoted(property.attribute.name)] + pieces, end: "),")
                }
            }
            text.line("],")
        }
        if let version = layout.properties.first(where: { $0.keeper == .version }) {
            text.line("version: \(SwiftLiteral.quoted(version.attribute.name)),")
        }
        if let updated = layout.properties.first(where: { $0.keeper == .update }) {
            let form = updated.type.dateForm ?? "millisecond"
            text.line(
                "updated: UpdatedAttribute(\(SwiftLiteral.quoted(updated.attribute.name)), "
                    + ".\(form)),")
        }
        if layout.keyTime != nil { text.line("isKeyedByTime: true,") }
        let unknown = layout.model.unknownAttributes ?? layout.schema.unknownAttributes
        text.line("keepsUnknownAttributes: \(unknown != .drop))")
    }

    /// Properties, key attributes and the type attribute.
    private var attributeCount: Int {
        let hasType = layout.property(layout.schema.typeField) != nil
        return layout.properties.count + layout.model.keys.count + (hasType ? 0 : 1)
    }

    /// The names of everything that the codec reads or writes.
    private var attributeNames: [String] {
        var names = layout.properties.flatMap { property in
            [property.attribute.name] + (property.attribute.renamedFrom.map { [$0] } ?? [])
        }
        names += layout.model.keys.map(\.attribute)
        names.append(layout.schema.typeField)
        return Set(names).sorted().map { SwiftLiteral.quoted($0) }
    }
}

extension KeyTemplate {
    /// What the initialiser takes, in pieces between which a line may be broken.
    fileprivate var arguments: [String] {
        var pieces = parts.map { part in
            switch part {
            case .literal(let text): ".literal(\(SwiftLiteral.quoted(text)))"
            case .variable(let name, nil): ".variable(\(SwiftLiteral.quoted(name)), padding: nil)"
            case .variable(let name, let padding?):
                ".variable(\(SwiftLiteral.quoted(name)), padding: .init(width: \(padding.width), "
                    + "character: \(SwiftLiteral.quoted(String(padding.character)))))"
            }
        }
        guard let first = pieces.first, let last = pieces.indices.last else {
            return ["attribute: \(SwiftLiteral.quoted(attribute))", "parts: []"]
        }
        pieces[0] = "parts: [" + first
        pieces[last] += "]"
        return ["attribute: \(SwiftLiteral.quoted(attribute))"] + pieces
    }
}

extension Formula {
    /// The formula as an expression in Swift.
    var expression: String {
        switch self {
        case .number(let value): ".number(\(SwiftLiteral.number(value)))"
        case .attribute(let name): ".attribute(\(SwiftLiteral.quoted(name)))"
        case .negated(let inner): ".negated(\(inner.expression))"
        case .binary(let joined, let left, let right):
            ".binary(.\(joined), \(left.expression), \(right.expression))"
        }
    }
}
