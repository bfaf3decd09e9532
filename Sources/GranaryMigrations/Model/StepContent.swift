internal import GranaryItems
internal import GranarySchema

/// What each kind of step knows about itself.
///
/// Names are those that hold when the step is reached: an attribute that an earlier step renamed has
/// its new name.
protocol StepContent: Sendable, Hashable {
    /// The word that begins it in a file.
    var word: String { get }

    /// What it does, behind the word.
    var summary: String { get }

    /// What stands behind the word in a file.
    var entries: [SchemaNode.Entry] { get }

    /// The models whose items it changes; `nil` for all.
    var models: [String]? { get }

    /// The models that their items may be of afterwards, where it is another.
    var resultingModels: [String] { get }

    /// Changes the schema as it changes the items, and notes what does not fit.
    func evolve(_ state: inout SchemaState)

    /// What can be dangerous about it, before it is done to a schema.
    func hazards(in state: SchemaState) -> [MigrationDanger]

    /// What undoes it.
    ///
    /// - Parameters:
    ///   - before: The schema before it.
    ///   - after: The schema after it.
    /// - Returns: The inverse steps, or why there are none.
    func inverse(before: SchemaState, after: SchemaState) -> StepInverse

    /// Does it to an item of one of its models.
    ///
    /// What is there already is left as it is: an item may have been made in the new shape.
    ///
    /// - Parameters:
    ///   - draft: The item.
    ///   - run: What else there is to know, and where further items go.
    ///   - find: Finds other items of the table.
    /// - Throws: What is wrong with the item, or what the store met when it looked for others.
    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) throws
}

extension StepContent {
    var resultingModels: [String] { [] }

    func hazards(in state: SchemaState) -> [MigrationDanger] { [] }
}

/// What undoes a step.
enum StepInverse: Sendable, Hashable {
    /// These steps, in this order; none when there is nothing to undo.
    case steps([MigrationStep])
    /// Nothing does, for this reason.
    case none(String)
}

/// Why a step cannot be done to an item.
struct StepFailure: Error, Hashable {
    /// The attribute, or nothing when it is the item as a whole.
    var attribute: String
    /// What is wrong, in words that follow the attribute's name.
    var message: String

    init(_ attribute: String = "", _ message: String) {
        self.attribute = attribute
        self.message = message
    }
}

extension StepFailure: CustomStringConvertible {
    var description: String { attribute.isEmpty ? message : "\(attribute) \(message)" }
}
