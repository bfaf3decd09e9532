internal import GranarySchema

/// A schema with all that judging a write by it needs, worked out once.
///
/// A class, because every write takes it and a copy would retain its many parts.
final class EnforcedSchema: Sendable {
    let schema: Schema
    let validator: SchemaValidator
    /// What must be there for items of each model.
    let references: [[SchemaReference]]

    init(_ schema: Schema) {
        self.schema = schema
        validator = SchemaValidator(schema)
        references = schema.models.map { schema.enforcedReferences(of: $0) }
    }
}
