public import GranaryItems

/// A function in Swift over a whole item, for what steps cannot say.
///
/// It gets the item as it is stored, and returns what takes its place: one item, none or several, of
/// any model. Keys and the type attribute are made anew afterwards. It must be a function of its
/// argument alone, since it may be called again for the same item, and it runs on the writer's thread.
public typealias MigrationFunction = @Sendable (Item) throws -> [Item]

/// Finds another item of the table by its key.
typealias ItemFinder = (Item) throws -> Item?

/// What steps know beside the item they change, and where they put what comes of it.
struct StepRun {
    /// The keys of the schema that items come from.
    let source: SchemaKeys?
    /// The keys of the schema they go to.
    let target: SchemaKeys
    /// The functions in Swift, by name.
    let functions: [String: MigrationFunction]
    /// The revision of items that are done; `nil` where none are.
    let revision: UInt16?

    /// Items that steps have made beside the one at hand.
    var drafts: [ItemDraft] = []
    /// Whether the inverse steps may not give back the item at hand as it was.
    var mayLose = false
    /// The keys of items that went into the one at hand.
    var consumedKeys: [Item] = []

    init(
        source: SchemaKeys?, target: SchemaKeys, functions: [String: MigrationFunction],
        revision: UInt16?
    ) {
        self.source = source
        self.target = target
        self.functions = functions
        self.revision = revision
    }
}

extension StepRun {
    /// A value for a message: short, and not at all when the attribute is a secret.
    func shown(_ value: AttributeValue, _ attribute: String, _ draft: ItemDraft) -> String {
        let models = [target[draft.model]?.model, draft.sourceModel.flatMap { source?[$0]?.model }]
        let isHidden = models.contains { $0?.attribute(named: attribute)?.isHidden == true }
        return isHidden ? "a value" : value.shown
    }
}

extension AttributeValue {
    /// The value for a message: short, and no more than its kind where it is no scalar.
    fileprivate var shown: String {
        switch self {
        case .string(let text): "\"\(text.count > 40 ? text.prefix(37) + "..." : text)\""
        case .number(let number): number.description
        case .bool(let value): value ? "true" : "false"
        default: "a value of kind \(kind.code)"
        }
    }
}
