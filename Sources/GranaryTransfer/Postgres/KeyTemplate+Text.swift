extension KeyTemplate {
    /// The key that the template makes of attributes; `nil` when it needs one that is not there.
    func text(of attribute: (String) -> AttributeValue?) -> String? {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .variable(let name, let padding):
                guard let value = attribute(name)?.keyText else { return nil }
                if let padding {
                    let missing = max(0, padding.width - value.count)
                    text += String(repeating: String(padding.character), count: missing)
                }
                text += value
            }
        }
        return text
    }
}

extension AttributeValue {
    /// The value as it stands in a key; `nil` for what cannot.
    fileprivate var keyText: String? {
        switch self {
        case .string(let text): text
        case .number(let number): "\(number)"
        case .bool(let value): value ? "true" : "false"
        default: nil
        }
    }
}
