/// What two versions of a schema differ in.
///
/// ```swift
/// let difference = SchemaDifference(from: stored, to: files)
/// for change in difference.changes { print(change.effect, change) }
/// ```
///
/// It is a pure function of the two; nothing is known of the items. So it can say that a thing needs a
/// look at the data, and a migration's plan takes that look.
public struct SchemaDifference: Sendable, Hashable {
    /// The changes: those of the schema as a whole, of each model in the order of the newer version, of
    /// models that have gone, of indexes and collections.
    public let changes: [SchemaChange]

    /// Compares two versions.
    ///
    /// An attribute that says `renamedFrom` is renamed. A model that has gone is taken for one that is
    /// new when most of their attributes are the same; attributes that are in a new model, and in an
    /// old one no more, are split off. What differs in the order of models, keys, indexes and
    /// queries alone is the same.
    ///
    /// - Complexity: O(*m*²·*a*²) in models and attributes.
    public init(from source: Schema, to target: Schema) {
        var comparison = SchemaComparison(source, target)
        comparison.run()
        changes = comparison.changes
    }

    /// The worst that any change means; `nil` when there are none.
    public var worst: SchemaChange.Effect? { changes.map(\.effect).max() }
}

/// The comparison of two versions, and what it has found so far.
struct SchemaComparison {
    let source: Schema
    let target: Schema
    let pairs: ModelPairs
    private(set) var changes: [SchemaChange] = []

    init(_ source: Schema, _ target: Schema) {
        self.source = source
        self.target = target
        pairs = ModelPairs(source, target)
    }

    mutating func run() {
        compareHeaders()
        for model in target.models { compare(model) }
        for name in pairs.gone {
            note(
                .modelRemoved, model: name, effect: .losesData,
                """
                its items belong to no model: say what becomes of them, with renameModel, mergeModels \
                or swift
                """)
        }
        compareIndexes()
        compareCollections()
    }

    mutating func note(
        _ kind: SchemaChange.Kind, model: String? = nil, part: String? = nil, old: String? = nil,
        new: String? = nil, effect: SchemaChange.Effect = .safe, _ advice: String
    ) {
        changes.append(
            SchemaChange(
                kind, model: model, part: part, old: old, new: new, effect: effect, advice: advice))
    }

    /// Notes that texts for people differ.
    mutating func compareDocs(
        _ old: String, _ new: String, model: String? = nil, part: String? = nil
    ) {
        guard old != new else { return }
        note(.docsChanged, model: model, part: part, "people read something else; nothing is to do")
    }
}
