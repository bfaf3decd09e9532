/// Whether the names make good Swift: no two alike, and none that stands for something else.
enum SwiftNames: SchemaCheck {
    /// What a generated type has already.
    private static let members: Set<String> = [
        "attributeCount", "fields", "init", "keyTimeForm", "layout", "modelName", "self",
        "tableName",
    ]

    static func run(on schema: Schema, into report: inout SchemaReport) {
        if SwiftWords.isTaken(schema.name) {
            report.error(
                SchemaPath("schema"),
                "\(schema.name) is a type or module of Swift or of the library",
                "rename the schema")
        }
        for model in schema.models {
            let path = SchemaPath.model(model.name)
            if model.name == schema.name {
                report.error(path, "the model has the name of the schema", "rename one")
            } else if SwiftWords.isTaken(model.name) {
                report.error(
                    path, "\(model.name) is a type or module of Swift or of the library",
                    "rename the model")
            }
            checkQueries(of: model, at: path.appending("queries"), into: &report)
            checkAttributes(model.attributes, at: path.appending("attributes"), into: &report)
        }
        // The files that are made of them would be one where capitals do not count.
        for (other, name) in alike(schema.models.map(\.name)) {
            report.error(
                SchemaPath.model(name), "the models \(other) and \(name) differ in capitals alone",
                "rename one")
        }
    }

    private static func checkQueries(
        of model: Model, at path: SchemaPath, into report: inout SchemaReport
    ) {
        for query in model.queries {
            let own = path.appending(query.name)
            if members.contains(query.name) {
                report.error(
                    own, "\(query.name) means something else in Swift", "rename the query")
            } else if SwiftWords.keywords.contains(query.name) {
                report.warning(
                    own, "\(query.name) is a keyword of Swift and must be written in backticks",
                    "rename the query")
            }
        }
        for (other, name) in alike(model.queries.map(\.name)) {
            report.warning(
                path.appending(name), "the queries \(other) and \(name) differ in capitals alone",
                "rename one")
        }
    }

    private static func checkAttributes(
        _ attributes: [ModelAttribute], at path: SchemaPath, depth: Int = 0,
        into report: inout SchemaReport
    ) {
        guard depth <= SchemaDecoder.depthLimit else { return }
        for (other, name) in alike(attributes.map(\.name)) {
            report.warning(
                path.appending(name),
                "the attributes \(other) and \(name) are hard to tell apart in Swift", "rename one")
        }
        for attribute in attributes {
            var own = path.appending(attribute.name)
            var type = attribute.shape.type
            while let element = type.element {
                own = own.appending("items")
                type = element.type
            }
            switch type {
            case .enumeration(let words):
                // These signs are spelled out in Swift: `C` and `C+` are two cases.
                for (other, word) in alike(words, telling: "+&%<>=") {
                    report.warning(
                        own.appending("enum"),
                        "the words \(other.shortened) and \(word.shortened) are hard to tell apart "
                            + "in Swift",
                        "rename one")
                }
            case .object(let inner):
                checkAttributes(
                    inner, at: own.appending("schema"), depth: depth + 1, into: &report)
            default: break
            }
        }
    }

    /// The names that differ in capitals and signs alone from one before them.
    private static func alike(
        _ names: [String], telling signs: String = ""
    ) -> [(other: String, name: String)] {
        var seen: [String: String] = [:]
        var found: [(other: String, name: String)] = []
        for name in names {
            let letters = name.lowercased().filter {
                $0.isLetter || $0.isNumber || signs.contains($0)
            }
            if let other = seen[letters] { found.append((other, name)) }
            seen[letters] = name
        }
        return found
    }
}
