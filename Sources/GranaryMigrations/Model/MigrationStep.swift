internal import GranarySchema

/// One thing that a migration does to the items of some models, or to an index.
public enum MigrationStep: Sendable, Hashable {
    /// An attribute gets another name.
    case renameAttribute(RenameAttribute)
    /// The values of an attribute become others, mostly of another type.
    case retype(RetypeAttribute)
    /// An attribute is set where it is absent.
    case setDefault(SetDefault)
    /// An attribute is computed from others.
    case compute(ComputeAttribute)
    /// An attribute is removed.
    case removeAttribute(RemoveAttribute)
    /// A key attribute is made by another template.
    case changeKeyTemplate(ChangeKeyTemplate)
    /// A model gets another name.
    case renameModel(RenameModel)
    /// The items of a model become those of several, by the value of an attribute.
    case splitByValue(SplitByValue)
    /// Attributes of a model go to an item of their own.
    case splitOff(SplitOff)
    /// The items of several models become those of one.
    case mergeByValue(MergeByValue)
    /// The items of a model go into those of another.
    case mergeInto(MergeInto)
    /// An index is made; nothing is done to items.
    case addIndex(AddIndex)
    /// An index is dropped at the end; nothing is done to items.
    case dropIndex(DropIndex)
    /// What a function in Swift makes of the items.
    case swift(SwiftStep)
    /// Items of other tables are taken over.
    case gather(Gather)

    /// The content.
    var content: any StepContent {
        switch self {
        case .renameAttribute(let content): content
        case .retype(let content): content
        case .setDefault(let content): content
        case .compute(let content): content
        case .removeAttribute(let content): content
        case .changeKeyTemplate(let content): content
        case .renameModel(let content): content
        case .splitByValue(let content): content
        case .splitOff(let content): content
        case .mergeByValue(let content): content
        case .mergeInto(let content): content
        case .addIndex(let content): content
        case .dropIndex(let content): content
        case .swift(let content): content
        case .gather(let content): content
        }
    }

    /// The word that begins the step in a file.
    public var word: String { content.word }

    /// The step in a few words: `renameAttribute StartupProfile.mrr to monthly_revenue`.
    public var summary: String { "\(word) \(content.summary)" }
}
