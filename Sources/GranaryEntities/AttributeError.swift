public import GranaryItems

/// An attribute that is not what its model says, as it is stored or as it is to be stored.
public struct AttributeError: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Reason: Sendable, Hashable {
        /// It must be there and is not.
        case missing
        /// It is of another kind.
        case kind(AttributeKind, expected: String)
        /// It is of the right kind, and not one of the values that it can have.
        case value(expected: String)
        /// The item belongs to another model.
        case model(String?)
        /// It cannot be stored.
        case notStorable(String)
    }

    /// The attribute's stored name; of something inside it the way there: `history[2].amount`.
    public var attribute: String

    /// What is wrong.
    public var reason: Reason

    /// Creates an error; one about a value that does not know where it stands has no attribute yet.
    public init(_ reason: Reason, attribute: String = "") {
        self.attribute = attribute
        self.reason = reason
    }

    /// The same error, seen from outside: in the attribute or element `name`.
    @usableFromInline
    func within(_ name: String) -> AttributeError {
        let separator = attribute.isEmpty || attribute.hasPrefix("[") ? "" : "."
        return AttributeError(reason, attribute: name + separator + attribute)
    }

    @usableFromInline
    func within(_ name: StaticString) -> AttributeError { within("\(name)") }

    @usableFromInline
    func within(index: Int) -> AttributeError { within("[\(index)]") }
}

extension AttributeError: CustomStringConvertible {
    /// What is wrong, and with which attribute.
    public var description: String {
        let name = attribute.isEmpty ? "the value" : attribute
        return switch reason {
        case .missing: "\(name) is missing"
        case .kind(let kind, let expected): "\(name) is of type \(kind.code) and not \(expected)"
        case .value(let expected): "\(name) is not \(expected)"
        case .model(let model?): "\(name) says that the item is of the model \(model)"
        case .model(nil): "\(name) does not say which model the item is of"
        case .notStorable(let why): "\(name) cannot be stored: \(why)"
        }
    }
}
