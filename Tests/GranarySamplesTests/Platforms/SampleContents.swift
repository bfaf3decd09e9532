import GranaryEntities
import GranaryItems
import GranarySamples

/// A sample in memory, as tests look at it: entities and stored items by model.
struct SampleContents: Sendable {
    private(set) var entities: [String: [any Entity]] = [:]
    private(set) var items: [Item] = []

    init(_ sample: some Sequence<SampleEntity>) throws {
        for element in sample {
            entities[element.modelName, default: []].append(element.entity)
            items.append(try element.item())
        }
    }

    /// The entities of a model.
    func all<Model: Entity>(_ model: Model.Type) -> [Model] {
        (entities[Model.modelName] ?? []).compactMap { $0 as? Model }
    }

    /// How many entities of each model there are.
    var counts: [String: Int] { entities.mapValues(\.count) }

    /// The primary keys.
    var keys: Set<[AttributeValue?]> { Set(items.map { [$0["PK"], $0["SK"]] }) }

    static let auxeira = Result { try SampleContents(AuxeiraSample()) }
    static let largerAuxeira = Result { try SampleContents(AuxeiraSample(scale: 2)) }
    static let dreamSeed = Result { try SampleContents(DreamSeedSample()) }
    static let largerDreamSeed = Result { try SampleContents(DreamSeedSample(scale: 2)) }
}
