internal import GranaryItems
internal import GranarySchema

/// A schema with all that judging a write by it needs, worked out once.
struct EnforcedSchema: Sendable {
    let schema: Schema
    let validator: SchemaValidator

    init(_ schema: Schema) {
        self.schema = schema
        validator = SchemaValidator(schema)
    }
}
