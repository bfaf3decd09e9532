internal import GranaryExpressions
internal import GranaryItems

/// A change of one attribute, as `AttributeUpdates` writes it.
struct LegacyUpdate: Sendable {
    /// What is done: the service's `AttributeAction`.
    enum Action: String, Sendable {
        case put = "PUT"
        case add = "ADD"
        case delete = "DELETE"
    }

    var actionText: String?
    var value: AttributeValue?

    /// Reads the changes of one request, by the names of their attributes.
    static func read(_ reader: inout RequestReader) throws(WireError) -> [ExactName: LegacyUpdate] {
        var updates: [ExactName: LegacyUpdate] = [:]
        try reader.members { attribute, reader throws(WireError) in
            var update = LegacyUpdate()
            try reader.members { name, reader throws(WireError) in
                switch name {
                case "Action": update.actionText = try reader.string()
                case "Value": update.value = try reader.attributeValue()
                default: return false
                }
                return true
            }
            updates[ExactName(attribute)] = update
            return true
        }
        return updates
    }

    /// The change as the engine makes it; a change without an action is a put.
    ///
    /// `ADD` adds to a number, puts elements into a set, and puts them at the end of a list; what is
    /// missing is made. `DELETE` takes elements out of a set, or without a value removes the attribute.
    func change(of attribute: String) throws(WireError) -> UpdateAction {
        let path = DocumentPath(attribute)
        let action = actionText.flatMap { Action(rawValue: $0) } ?? .put
        guard let value else {
            guard action == .delete else {
                throw .invalidParameter(
                    "Only DELETE action is allowed when no attribute value is specified")
            }
            return .remove(path)
        }
        switch (action, value) {
        case (.put, _): return .set(path, .value(value))
        case (.add, .list):
            return .set(path, .listAppend(.ifNotExists(path, []), .value(value)))
        case (.add, .number), (.add, .stringSet), (.add, .numberSet), (.add, .binarySet):
            return .add(path, value)
        case (.add, _):
            throw .invalidParameter("ADD action is not supported for the type \(value.kind.code)")
        case (.delete, .stringSet), (.delete, .numberSet), (.delete, .binarySet):
            return .delete(path, value)
        case (.delete, _):
            throw .invalidParameter(
                "DELETE action with value is not supported for the type \(value.kind.code)")
        }
    }
}

extension LegacyUpdate.Action: WireWord {
    static var wireOrder: [String] { ["ADD", "PUT", "DELETE"] }
}
