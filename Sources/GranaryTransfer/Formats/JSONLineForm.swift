/// Tells plain JSON from DynamoDB JSON.
enum JSONLineForm {
    /// Whether an object is DynamoDB JSON: every member names a datatype that its value has, or it is
    /// one of an export's wrappers; `nil` for what is no object, or has no members.
    static func isTyped(_ line: [UInt8]) -> Bool? {
        guard case .object(let members)? = try? JSONValue(parsing: line.span), !members.isEmpty
        else { return nil }
        if members.count == 1, members[0].name == "Item" {
            guard case .object(let inner) = members[0].value else { return false }
            return inner.allSatisfy { isTyped($0.value) } || isTyped(members[0].value)
        }
        if let keys = members.first(where: { $0.name == "Keys" }),
            members.allSatisfy({ changeMembers.contains($0.name) }),
            case .object(let inner) = keys.value
        {
            // What is beside the keys may be written in more than one way.
            return inner.allSatisfy { isTyped($0.value) }
                || members.allSatisfy { isTyped($0.value) }
        }
        return members.allSatisfy { isTyped($0.value) }
    }

    private static let changeMembers: Set<String> = ["Metadata", "Keys", "NewImage", "OldImage"]

    private static func isTyped(_ value: JSONValue) -> Bool {
        guard case .object(let members) = value, members.count == 1 else { return false }
        return switch (members[0].name, members[0].value) {
        case ("S", .string), ("N", .string), ("B", .string), ("BOOL", .bool), ("NULL", .bool),
            ("L", .array), ("M", .object), ("SS", .array), ("NS", .array), ("BS", .array):
            true
        default: false
        }
    }
}
