public import GranarySchema

/// A schema for a table of a store, with the rules in Swift that go with it.
///
/// ```swift
/// let store = try Store.open("auxeira.granary", schema: StoreSchema(schema, rules: rules))
/// ```
public struct StoreSchema: Sendable {
    enum Source: Sendable {
        case schema(Schema)
        case document(String)
    }

    let source: Source

    /// The rules in Swift.
    public var rules: [BusinessRule]

    /// Takes a schema as a value.
    public init(_ schema: Schema, rules: [BusinessRule] = []) {
        source = .schema(schema)
        self.rules = rules
    }

    /// Takes a schema as its JSON document, which is read when the store is opened.
    public init(document: String, rules: [BusinessRule] = []) {
        source = .document(document)
        self.rules = rules
    }

    /// The schema itself.
    ///
    /// - Throws: ``StoreError/schemaDocument(_:)`` when the document is none.
    public func schema() throws(StoreError) -> Schema {
        switch source {
        case .schema(let schema): return schema
        case .document(let text):
            do throws(SchemaDocumentError) {
                return try Schema(document: text)
            } catch {
                throw .schemaDocument(error)
            }
        }
    }
}
