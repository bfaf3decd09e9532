internal import GranaryItems

extension DecodingError {
    /// What is wrong with a line of JSON, in a few words: `id is missing`.
    func reason(in line: String) -> String {
        switch self {
        case .keyNotFound(let key, let context):
            return "\(Self.place(context.codingPath + [key])) is missing"
        case .valueNotFound(_, let context):
            return "\(Self.place(context.codingPath)) is null"
        case .typeMismatch(let type, let context):
            guard !context.codingPath.isEmpty else { return "it is no object" }
            return "\(Self.place(context.codingPath)) is not \(Self.name(of: type))"
        case .dataCorrupted(let context):
            guard context.codingPath.isEmpty else {
                return "\(Self.place(context.codingPath)) cannot be read"
            }
            // A number that does not fit is told from bad JSON by reading it without a type.
            let isJSON = (try? JSONValue(parsing: line)) != nil
            return isJSON ? "it has a number that is not whole, or too large" : "it is not JSON"
        @unknown default: return "it cannot be read"
        }
    }

    /// The field that a path leads to: `tags[2]`.
    private static func place(_ path: [any CodingKey]) -> String {
        path.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is Int.Type: "a whole number"
        case is String.Type: "a text"
        case is Bool.Type: "true or false"
        case is [Any].Type, is [String].Type: "a list"
        default: "what it should be"
        }
    }
}
