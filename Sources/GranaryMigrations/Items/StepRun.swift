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
    /// The least revision of the items that are changed; those below it stay as they are.
    let leastRevision: UInt16
    /// Whether it is only tried what becomes of items.
    let isTrial: Bool

    /// The steps before the one at hand.
    var earlier: ArraySlice<any StepContent> = []

    /// Items that steps have made beside the one at hand.
    var drafts: [ItemDraft] = []
    /// Whether the inverse steps may not give back the item at hand as it was.
    var mayLose = false
    /// The keys of items that went into the one at hand.
    var consumedKeys: [Item] = []

    init(
        source: SchemaKeys?, target: SchemaKeys, functions: [String: MigrationFunction],
        revision: UInt16?, leastRevision: UInt16, isTrial: Bool
    ) {
        self.source = source
        self.target = target
        self.functions = functions
        self.revision = revision
        self.leastRevision = leastRevision
        self.isTrial = isTrial
    }
}

extension StepRun {
    /// The keys that a model of this moment has in the schema that items come from.
    func sourceKeys(of model: String) -> SchemaKeys.ModelKeys? {
        var name = model
        for case let step as RenameModel in earlier.reversed() where step.newName == name {
            name = step.model
        }
        return source?[name]
    }

    /// Another item of the table, as the earlier steps have made it; `nil` when it is not of a model.
    mutating func brought(
        _ item: Item, _ model: String, _ find: ItemFinder
    ) throws -> ItemDraft? {
        guard let source, let name = sourceKeys(of: model)?.model.name,
            item[source.typeField]?.stringValue ?? name == name
        else { return nil }
        var drafts = [ItemDraft(item, model: name, sourceModel: name)]
        var inner = self
        for position in earlier.indices {
            let step = earlier[position]
            inner.earlier = earlier[..<position]
            inner.drafts = []
            for index in drafts.indices
            where step.models?.contains(drafts[index].model) ?? true {
                try step.apply(to: &drafts[index], in: &inner, find)
            }
            drafts += inner.drafts
        }
        consumedKeys = inner.consumedKeys
        mayLose = inner.mayLose
        guard let first = drafts.first, !first.isRemoved, first.model == model else { return nil }
        self.drafts += drafts.dropFirst().filter { !$0.isRemoved }
        return first
    }

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
