import AuxeiraSchema
import DreamSeedSchema
import Granary
import GranarySchema

/// The schemas of both platforms, as the targets have them.
enum RealSchemas {
    static let auxeira = read(Auxeira.schema)
    static let dreamSeed = read(DreamSeed.schema)
    static let all = [auxeira, dreamSeed]

    /// What judges their items; compiled once, which takes longer than judging.
    static let auxeiraValidator = SchemaValidator(auxeira)
    static let dreamSeedValidator = SchemaValidator(dreamSeed)

    /// An empty schema instead of one that cannot be read, which the tests then say.
    private static func read(_ schema: StoreSchema) -> Schema {
        (try? schema.schema())
            ?? Schema(name: "", version: SchemaVersion(0, 0, 0), table: "", indexes: [], models: [])
    }
}
