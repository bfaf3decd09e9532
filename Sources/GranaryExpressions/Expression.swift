/// One expression of an operation: DynamoDB's text, or built in Swift.
///
/// A string literal is text, so that both can be written where one is expected:
///
/// ```swift
/// let text: Expression<Condition> = "attribute_exists(PK)"
/// let built: Expression<Condition> = .built(Attribute("PK").exists)
/// ```
public enum Expression<Built: Sendable>: Sendable {
    /// Text, whose placeholders the request defines.
    case text(String)
    /// Already built; it has no placeholders.
    case built(Built)
}

extension Expression: Equatable where Built: Equatable {}

extension Expression: Hashable where Built: Hashable {}

extension Expression: ExpressibleByStringLiteral {
    /// An expression in DynamoDB's language.
    public init(stringLiteral value: String) { self = .text(value) }
}

extension Expression: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral
{}

extension Expression where Built == Condition {
    /// The condition, read from the text if it is text.
    ///
    /// The kind is `.condition` or `.filter`.
    public func resolved(
        as kind: ExpressionKind, placeholders: inout Placeholders
    ) throws(ExpressionError) -> Condition {
        switch self {
        case .text(let text):
            try Condition(parsing: text, as: kind, placeholders: &placeholders)
        case .built(let condition): condition
        }
    }
}

extension Expression where Built == KeyCondition {
    /// The key condition, read from the text if it is text.
    public func resolved(
        placeholders: inout Placeholders
    ) throws(ExpressionError) -> KeyCondition {
        switch self {
        case .text(let text): try KeyCondition(parsing: text, placeholders: &placeholders)
        case .built(let condition): condition
        }
    }
}

extension Expression where Built == Projection {
    /// The projection, read from the text if it is text.
    public func resolved(
        placeholders: inout Placeholders
    ) throws(ExpressionError) -> Projection {
        switch self {
        case .text(let text): try Projection(parsing: text, placeholders: &placeholders)
        case .built(let projection): projection
        }
    }
}

extension Expression where Built == Update {
    /// The update, read from the text if it is text.
    public func resolved(placeholders: inout Placeholders) throws(ExpressionError) -> Update {
        switch self {
        case .text(let text): try Update(parsing: text, placeholders: &placeholders)
        case .built(let update): update
        }
    }
}
