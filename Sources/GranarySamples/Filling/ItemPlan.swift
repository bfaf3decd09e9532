internal import GranarySchema

/// What must be known of a model to fill its items.
///
/// A class, because copying all of a model's names for every value takes longer than making one.
final class ItemPlan: Sendable {
    let model: Model
    let typeField: String

    /// The attributes that stand in a key of the table or of an index: their text is plain.
    let keyAttributes: Set<String>

    /// How many digits the keys have room for, of the whole numbers that they pad.
    let digits: [String: Int]

    /// The attributes that others are computed from: their numbers are small and positive.
    let inputs: Set<String>

    init(_ model: Model, in schema: Schema) {
        self.model = model
        typeField = schema.typeField
        keyAttributes = Set(
            model.keys.flatMap(\.variables) + schema.indexes.flatMap(\.keyAttributes))
        inputs = Set(model.attributes.flatMap { $0.derivation?.formula.attributes ?? [] })
        var digits: [String: Int] = [:]
        for case .variable(let name, let padding?) in model.keys.flatMap(\.parts) {
            digits[name] = min(digits[name] ?? .max, padding.width)
        }
        self.digits = digits
    }
}
