internal import GranaryItems

extension JSONValue {
    /// The members of an object; none for anything else.
    var members: [Member] {
        guard case .object(let members) = self else { return [] }
        return members
    }

    /// The elements of an array; none for anything else.
    var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// The text of a string; `nil` for anything else.
    var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// Whether it is `true`.
    var isTrue: Bool { self == .bool(true) }

    /// Whether there is nothing in it: null, and an empty array or object.
    var isEmpty: Bool { self == .null || self == .array([]) || self == .object([]) }
}

extension [JSONValue.Member] {
    /// The value of a member; setting replaces it where it stands, or adds it; `nil` removes it.
    subscript(name: String) -> JSONValue? {
        get { first { $0.name == name }?.value }
        set {
            let position = firstIndex { $0.name == name }
            switch (newValue, position) {
            case (let value?, let position?): self[position].value = value
            case (let value?, nil): append(JSONValue.Member(name, value))
            case (nil, let position?): remove(at: position)
            case (nil, nil): break
            }
        }
    }

    /// Adds a member unless there is nothing in it.
    mutating func add(_ name: String, _ value: JSONValue?) {
        if let value, !value.isEmpty { append(JSONValue.Member(name, value)) }
    }
}
