public import GranaryItems

/// Why a text is not the JSON document of a schema.
public enum SchemaDocumentError: Error, Sendable, Hashable {
    /// It is longer than a document may be.
    case tooLong(byteCount: Int, limit: Int)
    /// It is not JSON.
    case json(JSONError)
    /// It is JSON, but no schema: every reason at once.
    case schema([SchemaDiagnostic])
}

extension SchemaDocumentError: CustomStringConvertible {
    /// The reasons, one a line.
    public var description: String {
        switch self {
        case .tooLong(let count, let limit):
            "the schema document is \(count) bytes long; at most \(limit) are read"
        case .json(let error): "the schema document is not JSON: \(error)"
        case .schema(let diagnostics):
            diagnostics.map(\.description).joined(separator: "\n")
        }
    }
}
