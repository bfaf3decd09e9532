internal import GranaryItems

extension [QueryPlan.TextPart] {
    /// Adds text, to a literal at the end if there is one.
    mutating func append(literal: String) {
        if case .literal(let last)? = self.last {
            self[count - 1] = .literal(last + literal)
        } else if !literal.isEmpty {
            append(.literal(literal))
        }
    }

    /// Adds a value as text.
    mutating func append(_ value: QueryPlan.Value, padding: KeyTemplate.Padding?) {
        switch value {
        case .constant(let constant):
            append(literal: constant.joinedText.padded(with: padding))
        case .parameter(let parameter):
            append(.parameter(parameter, padding: padding, neighbour: .itself))
        case .text(let parts):
            for part in parts {
                if case .literal(let literal) = part {
                    append(literal: literal)
                } else {
                    append(part)
                }
            }
        }
    }

    /// The text as a value; a constant when it has no parameter.
    var value: QueryPlan.Value {
        if isEmpty { return .constant(.string("")) }
        if count == 1, case .literal(let text)? = first { return .constant(.string(text)) }
        return .text(self)
    }
}

extension AttributeValue {
    /// The value as it stands in a key.
    fileprivate var joinedText: String {
        switch self {
        case .string(let text): text
        case .number(let number): number.description
        case .bool(let flag): flag ? "true" : "false"
        default: ""
        }
    }
}

extension String {
    fileprivate func padded(with padding: KeyTemplate.Padding?) -> String {
        guard let padding, count < padding.width else { return self }
        return String(repeating: padding.character, count: padding.width - count) + self
    }
}
