public import GranaryItems

/// Why an expression was refused, or could not be applied to an item.
///
/// `description` is the message DynamoDB gives, word for word where it is known.
public struct ExpressionError: Error, Hashable, Sendable {
    /// The parameter at fault; nil when a request's names or values are, or the item.
    public let expression: ExpressionKind?
    /// What is wrong with it.
    public let reason: Reason

    /// An error about the parameter `expression`.
    public init(_ expression: ExpressionKind?, _ reason: Reason) {
        self.expression = expression
        self.reason = reason
    }

    /// What is wrong.
    @nonexhaustive
    public enum Reason: Hashable, Sendable {
        // MARK: The text

        /// The expression has no characters.
        case empty
        /// The expression is longer than 4,096 bytes.
        case tooLong(byteCount: Int)
        /// A token stands where no rule allows it. `offset` counts UTF-8 bytes from the start.
        case syntax(token: String, near: String, offset: Int)
        /// Two pairs of parentheses stand round the same thing.
        case redundantParentheses
        /// A name is a reserved word and must be written as a `#name`.
        case reservedWord(String)
        /// A list index is greater than 2,147,483,647.
        case listIndexOutOfRange(String)
        /// More than 300 operators and functions.
        case tooManyOperators(count: Int)
        /// More than 100 operands in one `IN`.
        case tooManyOperands(count: Int)
        /// A document path has more than 32 elements.
        case pathTooDeep(elementCount: Int)
        /// A section such as `SET` stands twice in an update.
        case repeatedSection(String)

        // MARK: Functions and operands

        /// No function has this name.
        case unknownFunction(String)
        /// The function is for updates only.
        case functionNotInCondition(String)
        /// The function is for conditions only.
        case functionNotInUpdate(String)
        /// The function cannot stand here: a condition as an operand, or the reverse.
        case functionMisused(String)
        /// The function takes another number of operands.
        case operandCount(function: String, count: Int)
        /// The operator or function takes no operand of this type.
        case operandType(operation: String, type: String)
        /// `ADD` or `DELETE` takes no operand of this type.
        case updateOperandType(section: String, kind: AttributeKind)
        /// The function's first operand must be a document path.
        case pathRequired(function: String)
        /// An attribute is compared with itself.
        case operandsNotDistinct(operation: String, path: DocumentPath)
        /// No attribute type has this name.
        case unknownTypeName(String)
        /// The bounds of a `BETWEEN` have different types.
        case boundsOfDifferentTypes(lower: AttributeValue, upper: AttributeValue)
        /// The lower bound of a `BETWEEN` is greater than the upper one.
        case boundsOutOfOrder(lower: AttributeValue, upper: AttributeValue)
        /// Two paths are the same, or one lies inside the other.
        case pathsOverlap(DocumentPath, DocumentPath)
        /// Two paths use one attribute as a list and as a map.
        case pathsConflict(DocumentPath, DocumentPath)

        // MARK: Placeholders

        /// A `#name` is not among the request's names.
        case undefinedName(String)
        /// A `:value` is not among the request's values.
        case undefinedValue(String)
        /// The request's names or values are there, but empty.
        case emptyPlaceholders(PlaceholderKind)
        /// A key of the request's names or values is no placeholder.
        case invalidPlaceholder(PlaceholderKind, key: String)
        /// A placeholder has more than 255 bytes.
        case placeholderTooLong(PlaceholderKind, byteCount: Int)
        /// The request's names and values have more than 2 MB in all.
        case placeholdersTooLarge(byteCount: Int)
        /// A `#name` stands for a name without characters.
        case emptyAttributeName(key: String)
        /// A `#name` stands for a name of more than 65,535 bytes.
        case attributeNameTooLong(key: String)
        /// Placeholders that no expression uses, in order.
        case unusedPlaceholders(PlaceholderKind, keys: [String])
        /// Names or values were given, but no expression.
        case placeholdersWithoutExpression(PlaceholderKind)

        // MARK: Key conditions

        /// The operator or function cannot stand in a key condition.
        case keyOperator(String)
        /// The operator's first operand must be the key attribute.
        case keyOperandNotFirst(operation: String)
        /// A condition on a key holds a function of it.
        case keyFunction
        /// A condition on a key names two attributes.
        case keySeveralNames
        /// A condition on a key names something inside an attribute.
        case keyNestedPath
        /// A condition on a key names no attribute.
        case keyNoName
        /// Two conditions name the same attribute.
        case keyRepeated
        /// A key attribute has no condition.
        case keyMissing(String)
        /// The conditions do not fit the key schema.
        case keyNotSupported
        /// A sort key attribute lacks its equality although a later one has a condition.
        case keyGap(missing: [String], present: String)

        // MARK: Applying an update

        /// An operand reads an attribute that the item lacks.
        case missingAttribute
        /// A path leads through something that is not there, or is no map or list as it needs.
        case invalidUpdatePath
        /// An operand read from the item has the wrong type.
        case incorrectOperandType
        /// The result of arithmetic is no number DynamoDB can hold.
        case number(NumberError)
    }
}

/// Which of a request's two tables of placeholders is meant.
public enum PlaceholderKind: Sendable, Hashable {
    /// `ExpressionAttributeNames`: from `#name` to an attribute's name.
    case names
    /// `ExpressionAttributeValues`: from `:value` to a value.
    case values

    /// The parameter's name in DynamoDB's API and in its error messages.
    public var parameterName: String {
        switch self {
        case .names: "ExpressionAttributeNames"
        case .values: "ExpressionAttributeValues"
        }
    }
}
