public import GranaryItems

/// Changes to one item, with names and values in place.
///
/// ```swift
/// var placeholders = try Placeholders(values: [":one": 1])
/// let update = try Update(parsing: "ADD logins :one REMOVE draft", placeholders: &placeholders)
/// let outcome = try update.apply(to: item.view)
/// ```
///
/// The same updates can be written in Swift, beginning with ``init()``.
public struct Update: Sendable, Hashable {
    /// The changes, in the order they are written.
    var actions: [UpdateAction]

    /// The tree of the written paths, or why they cannot be written together.
    private(set) var layout: Result<PathTree, ExpressionError>

    /// An update of nothing, to which changes can be added.
    public init() { self.init(actions: []) }

    /// Reads an update from DynamoDB's language.
    ///
    /// - Parameters:
    ///   - text: At most 4,096 bytes.
    ///   - placeholders: The names and values of the request. The used ones are marked.
    /// - Throws: With DynamoDB's message.
    public init(
        parsing text: String, placeholders: inout Placeholders
    ) throws(ExpressionError) {
        let parsed = try UpdateParser.parse(text)
        let bound = try UpdateBinder.bind(parsed, placeholders: &placeholders)
        actions = bound.actions
        layout = .success(bound.tree)
    }

    /// An update written in Swift.
    ///
    /// What is wrong with it is thrown when it is applied.
    package init(actions: [UpdateAction]) {
        self.actions = actions
        do throws(ExpressionError) {
            for action in actions { try action.checkOperand() }
            layout = .success(try PathTree(actions.map(\.path), in: .update))
        } catch {
            layout = .failure(error)
        }
    }

    /// The paths that are written, in the order of the actions.
    public var writtenPaths: [DocumentPath] { actions.map(\.path) }

    /// The names of the top-level attributes that are written, sorted, each once.
    public var writtenRoots: [String] { writtenPaths.sortedRoots }

    /// The paths that are read, besides those of `ADD` and `DELETE`.
    public var readPaths: [DocumentPath] { actions.flatMap(\.readPaths) }

    /// The names of the top-level attributes that are written or read, sorted, each once.
    public var attributeNames: [String] { (writtenPaths + readPaths).sortedRoots }

    /// The values that `SET` and `ADD` give to attributes as they stand in the update, and where.
    package var givenValues: [(path: DocumentPath, value: AttributeValue)] {
        actions.compactMap { action in
            switch action {
            case .set(let path, let value): value.constant.map { (path, $0) }
            case .add(let path, let value): (path, value)
            case .remove, .delete: nil
            }
        }
    }

    /// How many `SET` and `ADD` actions there are, for DynamoDB's limit on the size of an update.
    public var writingActionCount: Int {
        actions.count { $0.section == .set || $0.section == .add }
    }

    /// How many `SET` actions there are to elements of lists, which the same limit counts one more for.
    package var listElementCount: Int {
        actions.count { action in
            guard case .set(let path, _) = action else { return false }
            return path.steps.contains { if case .index = $0 { true } else { false } }
        }
    }

    /// How many `REMOVE` and `DELETE` actions there are, for the same limit.
    public var clearingActionCount: Int { actions.count - writingActionCount }

    /// Whether both make the same changes, in the same order.
    public static func == (left: Update, right: Update) -> Bool { left.actions == right.actions }

    /// Hashes the changes.
    public func hash(into hasher: inout Hasher) { hasher.combine(actions) }
}
