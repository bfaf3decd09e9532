public import GranaryItems

/// What an attribute of an entity can be: a Swift value with one stored form.
public protocol StoredValue: Sendable, Hashable {
    /// Reads the stored form.
    static func read(_ value: borrowing ValueView) throws(AttributeError) -> Self

    /// Writes the stored form.
    func write(to writer: inout EntityWriter) throws(AttributeError)

    /// Reads what an array of these values is stored as: a list, and of bytes a binary.
    static func readArray(_ value: borrowing ValueView) throws(AttributeError) -> [Self]

    /// Writes what an array of these values is stored as.
    static func write(array: [Self], to writer: inout EntityWriter) throws(AttributeError)
}

/// A value that can be an element of a stored set.
public protocol StoredSetElement: StoredValue {
    /// What it is in the set: a string, a number or a run of bytes.
    associatedtype Member: AttributeSetElement

    /// The element as it is in the set.
    func member() throws(AttributeError) -> Member

    /// The set as a value.
    static func attributeValue(of set: AttributeSet<Member>) -> AttributeValue
}
