public import GranaryEntities

/// A platform's schema, with what tests of all of it must know besides.
public struct Platform: Sendable {
    /// What makes attributes that were made up keep the rules in Swift.
    public typealias Mending = @Sendable (_ model: Model, _ values: inout AttributeMap) -> Void

    /// The schema as a store takes it.
    public let storeSchema: StoreSchema

    /// What it declares.
    public let schema: Schema

    /// The types made of its models.
    public let entities: [any Entity.Type]

    let mend: Mending

    /// Describes a platform.
    ///
    /// - Throws: ``StoreError`` when the schema's document cannot be read.
    public init(
        _ storeSchema: StoreSchema, entities: [any Entity.Type], mending mend: @escaping Mending
    ) throws(StoreError) {
        self.storeSchema = storeSchema
        schema = try storeSchema.schema()
        self.entities = entities
        self.mend = mend
    }

    /// The model that a type was made of.
    public func model(of type: any Entity.Type) -> Model? { schema.model(named: type.modelName) }
}
