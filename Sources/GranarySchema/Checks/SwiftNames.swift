/// Whether the names make good Swift: no two alike, and none that stands for something else.
enum SwiftNames: SchemaCheck {
    /// What a generated type has already.
    private static let members: Set<String> = [
        "modelName", "tableName", "layout", "fields", "key", "init", "self",
    ]

    /// Types that a model of the same name would hide.
    private static let types: Set<String> = [
        "Any", "Array", "Bool", "Character", "Codable", "Data", "Date", "Day", "Dictionary",
        "Double", "Encoder", "Decoder", "Entity", "Error", "Float", "Hashable", "Int", "Item",
        "Number", "Optional", "Protocol", "Result", "Schema", "Self", "Sendable", "Set", "Store",
        "String", "Table", "Task", "Type", "UInt", "Void",
    ]

    private static let keywords: Set<String> = [
        "any", "as", "associatedtype", "await", "borrowing", "break", "case", "catch", "class",
        "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension",
        "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in",
        "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
        "protocol", "public", "repeat", "rethrows", "return", "some", "static", "struct",
        "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
        "where", "while",
    ]

    static func run(on schema: Schema, into report: inout SchemaReport) {
        for model in schema.models {
            let path = SchemaPath.model(model.name)
            if model.name == schema.name {
                report.error(path, "the model has the name of the schema", "rename one")
            } else if types.contains(model.name) {
                report.error(
                    path, "\(model.name) is a type of Swift or of the library", "rename the model")
            }
            checkQueries(of: model, at: path.appending("queries"), into: &report)
            let names = model.attributes.map(\.name)
            checkAlike(names, "attributes", at: path.appending("attributes"), into: &report)
        }
        checkAlike(
            schema.models.map(\.name), "models", at: SchemaPath("models"), into: &report)
    }

    private static func checkQueries(
        of model: Model, at path: SchemaPath, into report: inout SchemaReport
    ) {
        for query in model.queries {
            let own = path.appending(query.name)
            if members.contains(query.name) {
                report.error(
                    own, "\(query.name) means something else in Swift", "rename the query")
            } else if keywords.contains(query.name) {
                report.warning(
                    own, "\(query.name) is a keyword of Swift and must be written in backticks",
                    "rename the query")
            }
        }
        checkAlike(model.queries.map(\.name), "queries", at: path, into: &report)
    }

    /// Notes names that differ in capitals and underscores alone.
    private static func checkAlike(
        _ names: [String], _ what: String, at path: SchemaPath, into report: inout SchemaReport
    ) {
        var seen: [String: String] = [:]
        for name in names {
            let letters = name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
            if let other = seen[letters] {
                report.error(
                    path.appending(name), "the \(what) \(other) and \(name) are one in Swift",
                    "rename one")
            }
            seen[letters] = name
        }
    }
}
