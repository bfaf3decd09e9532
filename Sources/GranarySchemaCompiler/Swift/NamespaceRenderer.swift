internal import GranarySchema

/// Renders what belongs to no model: the schema itself, its rules and its collections.
struct NamespaceRenderer {
    let layout: SchemaLayout
    /// The file that the header is written in; named at the top of the text.
    let source: String

    private var schema: Schema { layout.schema }

    /// The whole file.
    func render() -> String {
        var text = SwiftText()
        let parameters = layout.collections.flatMap(\.parameters)
        text.header(
            source: source, importsDates: parameters.contains { $0.type.isDate })
        text.doc([schema.doc, "Version \(schema.version) of the data model."])
        text.block("public enum \(schema.name)") { text in
            renderSchema(into: &text)
            for collection in layout.collections { render(collection, into: &text) }
        }
        for collection in layout.collections { renderElement(of: collection, into: &text) }
        renderDocument(into: &text)
        return text.text
    }

    private func renderSchema(into text: inout SwiftText) {
        text.doc(
            "The functions that judge writes: each rule that the schema names is one of them, "
                + "written by hand in an extension.")
        text.line("enum Rules {}")
        text.blank()
        text.doc("The schema as a store takes it: what it declares, and the rules.")
        text.line("public static let schema = StoreSchema(document: document, rules: rules)")
        text.blank()
        let rules = layout.models.flatMap { model in
            model.model.rules.map { (model.name, $0, "rule") }
                + model.model.warnings.map { (model.name, $0, "warning") }
        }
        text.block("private static var rules: [BusinessRule]") { text in
            guard !rules.isEmpty else { return text.line("[]") }
            text.line("var rules: [BusinessRule] = []")
            for (model, rule, kind) in rules {
                text.call(
                    "rules.append(.\(kind)(",
                    [
                        SwiftLiteral.quoted(rule), "\(model).self",
                        "Rules.\(SwiftNames.quoted(rule))",
                    ], end: "))")
            }
            text.line("return rules")
        }
    }

    private func render(_ collection: SchemaLayout.Collection, into text: inout SwiftText) {
        text.blank()
        text.doc(collection.collection.doc)
        text.declaration(
            "public static func \(SwiftNames.quoted(collection.name))",
            parameters: collection.parameters.map(\.declaration),
            tail: " -> CollectionQuery<\(collection.elementType)>"
        ) { text in
            var scope = NameScope(collection.parameters.map(\.name))
            let partition = scope.claim("partition")
            let key = collection.collection.key
            text.block("let \(partition) = AttributeValue.text") { text in
                var parameters = collection.parameters.makeIterator()
                var written: [String: QueryLayout.Parameter] = [:]
                for part in key.parts {
                    switch part {
                    case .literal(let literal):
                        text.line("$0.append(\(SwiftLiteral.quoted(literal)))")
                    case .variable(let name, let padding):
                        guard let parameter = written[name] ?? parameters.next() else { continue }
                        written[name] = parameter
                        let value = SwiftNames.quoted(parameter.name)
                        text.line(
                            KeyTextPart(value, type: parameter.type, padding: padding).text)
                    }
                }
            }
            let index = schema.index(named: collection.collection.index)
            var arguments: [String] = []
            if let index, index.kind != .primary {
                arguments.append("index: \(SwiftLiteral.quoted(index.name))")
                if index.followsToItem { arguments.append("followsToItem: true") }
            }
            let attribute = SwiftLiteral.quoted(key.attribute)
            arguments.append(
                "where: KeyCondition(terms: [.init(\(attribute), .equal(\(partition)))])")
            text.call("return CollectionQuery(", arguments)
        }
    }

    private func renderElement(
        of collection: SchemaLayout.Collection, into text: inout SwiftText
    ) {
        text.blank()
        text.block("extension \(schema.name)") { text in
            text.doc("An item of the collection ``\(collection.name)``.")
            text.block("public enum \(collection.elementType): CollectionElement") { text in
                for (name, model) in collection.cases {
                    text.doc(schema.model(named: model)?.doc ?? "")
                    text.line("case \(SwiftNames.quoted(name))(\(model))")
                }
                text.doc("An item of another model, as it is.")
                text.line("case unrecognized(Item)")
                text.blank()
                text.doc("The table that it is in.")
                text.line(
                    "public static var tableName: String { \(SwiftLiteral.quoted(schema.table)) }")
                text.blank()
                text.doc("Reads an item of any model.")
                text.block("public init(_ item: borrowing ItemView) throws(EntityError)") { text in
                    renderReading(of: collection, into: &text)
                }
            }
        }
    }

    private func renderReading(
        of collection: SchemaLayout.Collection, into text: inout SwiftText
    ) {
        let field = SwiftLiteral.quoted(schema.typeField)
        for element in collection.cases {
            let isOfModel = "item.isString(\"\(element.model)\", named: \(field)) == true"
            let read = "let element = try \(element.model).readElement(item)"
            text.line("if \(isOfModel),")
            text.indented { $0.line(read) }
            text.line("{")
            text.indented { text in
                text.line("self = .\(SwiftNames.quoted(element.name))(element)")
                text.line("return")
            }
            text.line("}")
        }
        text.line("self = .unrecognized(Item(copying: item))")
    }

    private func renderDocument(into text: inout SwiftText) {
        let document = schema.document
        let hashes = String(repeating: "#", count: SwiftLiteral.hashCount(for: document))
        text.blank()
        text.block("extension \(schema.name)") { text in
            text.doc("The schema as JSON; see the documentation of schema files.")
            text.line("static let document = \(hashes)\"\(document)\"\(hashes)")
        }
    }
}

extension SwiftLiteral {
    /// How many number signs a raw string literal needs so that nothing in it ends it.
    static func hashCount(for text: String) -> Int {
        var longest = 0
        var run: Int?
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): run = 0
            case UInt8(ascii: "#"): run = run.map { $0 + 1 }
            default: run = nil
            }
            longest = max(longest, run ?? 0)
        }
        return longest + 1
    }
}
