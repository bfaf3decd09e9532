public import GranaryItems

/// A condition or filter with its names and values in place, ready to be asked of items.
///
/// ```swift
/// var placeholders = try Placeholders(values: [":s": "Seed"])
/// let condition = try Condition(
///     parsing: "stage = :s AND attribute_not_exists(deleted)", as: .condition,
///     placeholders: &placeholders)
/// condition.evaluate(item.view)
/// ```
///
/// The same conditions can be written in Swift; see ``Attribute``.
public struct Condition: Sendable, Hashable {
    /// The tests as they were given.
    let bound: BooleanProgram<BoundTest>
    /// The same tests, ready to be asked.
    private let program: BooleanProgram<ConditionTest>

    /// Reads a condition from DynamoDB's language.
    ///
    /// - Parameters:
    ///   - text: At most 4,096 bytes.
    ///   - kind: `.condition` or `.filter`; it chooses the words of the errors.
    ///   - placeholders: The names and values of the request. The used ones are marked.
    /// - Throws: With DynamoDB's message.
    /// - Complexity: O(*n*); texts read lately are not read again, only bound.
    public init(
        parsing text: String, as kind: ExpressionKind, placeholders: inout Placeholders
    ) throws(ExpressionError) {
        let parsed = try ConditionParser.parse(text, as: kind)
        self.init(try ConditionBinder.bind(parsed, as: kind, placeholders: &placeholders))
    }

    /// A condition of tests that were built elsewhere, and checked there.
    package init(_ bound: BooleanProgram<BoundTest>) {
        self.bound = bound
        program = bound.map { ConditionTest($0) }
    }

    init(_ test: BoundTest) { self.init(BooleanProgram(test)) }

    /// Whether `item` meets the condition.
    ///
    /// Reads the encoded item where it lies and copies nothing out of it. Of the tests only
    /// `contains` may allocate memory: a table of the length of the part that it looks for.
    ///
    /// - Complexity: O(*n* log *m*) for *n* tests and *m* attributes; `contains` and `size` also
    ///   look at each byte of a string.
    public func evaluate(_ item: borrowing ItemView) -> Bool {
        let item = copy item
        var answer = true
        var next = 0
        while next < program.count {
            switch program.instructions[next] {
            case .test(let test): answer = test.holds(for: item)
            case .invert: answer.toggle()
            case .skipIfFalse(let count): if !answer { next &+= count }
            case .skipIfTrue(let count): if answer { next &+= count }
            }
            next &+= 1
        }
        return answer
    }

    /// Whether an item that is not there meets the condition: one without attributes.
    public func evaluateOnMissingItem() -> Bool { evaluate(Self.missingItem.view) }

    private static let missingItem = Item()

    /// Every path the condition reads, in the order they are written.
    public var paths: [DocumentPath] { bound.tests.flatMap(\.paths) }

    /// The names of the top-level attributes the condition reads, sorted, each once.
    public var attributeNames: [String] { paths.sortedRoots }

    /// How many operators and functions there are; DynamoDB allows 300.
    public var operatorCount: Int {
        bound.operatorCount + bound.tests.reduce(0) { $0 + $1.operatorCount }
    }

    /// Whether both ask the same, in the same order.
    public static func == (left: Condition, right: Condition) -> Bool { left.bound == right.bound }

    /// Hashes what is asked.
    public func hash(into hasher: inout Hasher) { hasher.combine(bound) }
}
