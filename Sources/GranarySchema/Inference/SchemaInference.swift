public import GranaryItems

/// Makes a draft of a schema from the items that are stored.
///
/// Items are given one by one and none is kept: the memory taken is bounded by the number of
/// models and attributes, and does not grow with the number of items. Each guess is one a person
/// would make at a glance; what could not be guessed is an ``InferenceRemark``, and what would only
/// be true of a sample, such as ranges, is not guessed at all.
///
/// ```swift
/// var inference = SchemaInference(table: "auxeira", indexes: [primary])
/// for item in items { inference.add(item.view) }
/// let draft = inference.draft()
/// ```
public struct SchemaInference: Sendable {
    /// The most models that are kept apart; items of further ones count, and are one more model.
    public static let maximumModelCount = 256

    /// The attributes that libraries put the name of an item's model in, most common first.
    public static let knownTypeFields = [
        "_type", "__typename", "_et", "__edb_e__", "__en", "EntityType", "entityType",
        "entity_type", "_entity",
    ]

    let table: String
    let indexes: [SchemaIndex]
    let separator: String
    private let typeFields: [String]
    private let keyAttributes: [String]
    private let ignored: Set<String>

    /// What is known of each model, by what tells it from the others.
    private(set) var evidence: [String: ModelEvidence] = [:]
    /// How many items had each of the type attributes that were looked for.
    private(set) var typeFieldCounts: [String: Int] = [:]
    /// Those of them that some item had something else in than a name.
    private(set) var unusableTypeFields: Set<String> = []
    /// How many items were given.
    public private(set) var itemCount = 0

    /// Begins a draft.
    ///
    /// - Parameters:
    ///   - table: The table's name, which the schema is named after too.
    ///   - indexes: The table's key, as the index of kind `primary`, and its indexes as they are.
    ///   - typeField: The attribute that names an item's model; ``knownTypeFields`` when not given.
    ///   - separator: What stands between the parts of a key.
    public init(
        table: String, indexes: [SchemaIndex], typeField: String? = nil, separator: String = "#"
    ) {
        self.table = table
        self.indexes = indexes
        self.separator = separator
        let typeFields = typeField.map { [$0] } ?? Self.knownTypeFields
        var names: [String] = []
        for name in indexes.flatMap(\.keyAttributes) where !names.contains(name) {
            names.append(name)
        }
        keyAttributes = names.filter { !typeFields.contains($0) }
        self.typeFields = typeFields
        let primary = indexes.first { $0.kind == .primary }
        ignored = Set(typeFields).union(primary?.keyAttributes ?? [])
    }

    /// Takes note of an item.
    ///
    /// - Complexity: O(size of the item).
    public mutating func add(_ item: borrowing ItemView) {
        itemCount &+= 1
        var typeName: String?
        for name in typeFields {
            guard let found = item.value(named: name) else { continue }
            guard found.count <= 64, let text = found.string(), !text.isEmpty else {
                unusableTypeFields.insert(name)
                continue
            }
            typeName = text
            typeFieldCounts[name, default: 0] &+= 1
            break
        }
        var identity: String
        if let typeName {
            identity = "type \(typeName)"
        } else {
            let key = indexes.first { $0.kind == .primary }?.keyAttributes ?? []
            identity = "key \(KeySignature.text(of: item, key: key, separator: separator))"
        }
        if evidence[identity] == nil, evidence.count >= Self.maximumModelCount {
            (identity, typeName) = ("", nil)
        }
        evidence[identity, default: ModelEvidence(typeName: typeName)].add(
            item, keyAttributes: keyAttributes, ignoring: ignored, separator: separator)
    }
}
