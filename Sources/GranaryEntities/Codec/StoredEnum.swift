public import GranaryExpressions
public import GranaryItems

/// An enumeration of texts, which keeps a stored one that it does not know.
///
/// ```swift
/// enum Stage: StoredEnum {
///     case idea, seed, unrecognized(String)
///     init(stored: String) { ... }
///     var stored: String { ... }
/// }
/// ```
public protocol StoredEnum: StoredSetElement, AttributeValueConvertible {
    /// The case that is stored as this text.
    init(stored text: String)

    /// The text that is stored.
    var stored: String { get }
}

extension StoredEnum {

    /// Reads a string.
    @inlinable
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> Self {
        Self(stored: try String.read(value))
    }

    /// Writes a string.
    @inlinable
    public func write(to writer: inout EntityWriter) throws(AttributeError) {
        writer.write(stored)
    }

    /// The stored text.
    public func member() throws(AttributeError) -> String { stored }

    /// A set of strings.
    public static func attributeValue(of set: AttributeSet<String>) -> AttributeValue {
        .stringSet(set)
    }
}
