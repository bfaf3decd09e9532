internal import GranaryItems

extension Schema {
    /// The longest document that is read, in bytes: 4 MiB.
    public static let maximumDocumentByteCount = 4 << 20

    /// Reads the JSON document of a schema.
    ///
    /// It has the keys of the YAML files: those of the header at the top, and the models under
    /// `models`, by name.
    ///
    /// - Throws: ``SchemaDocumentError``, with everything that is wrong.
    public init(document: String) throws(SchemaDocumentError) {
        let byteCount = document.utf8.count
        guard byteCount <= Self.maximumDocumentByteCount else {
            throw .tooLong(byteCount: byteCount, limit: Self.maximumDocumentByteCount)
        }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: document)
        } catch {
            throw .json(error)
        }
        let decoded = DecodedSchema(SchemaNode(value))
        guard let schema = decoded.schema else { throw .schema(decoded.diagnostics) }
        self = schema
    }

    /// The schema as a compact JSON document.
    ///
    /// Defaults are left out, and so are the indexes that `unique` attributes make. Equal schemas
    /// have equal documents, and what is read from one is equal to what was written.
    public var document: String { node.json.text }
}
