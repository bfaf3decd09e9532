internal import GranaryItems
internal import GranarySchema

extension KeyTemplate {
    /// The key that the template makes of an item's attributes; `nil` when one of them is missing.
    func value(of attributes: [String: AttributeValue]) -> AttributeValue? {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .variable(let name, let padding):
                guard let value = attributes[name]?.keyText else { return nil }
                if let padding {
                    let missing = max(0, padding.width - value.count)
                    text += String(repeating: String(padding.character), count: missing)
                }
                text += value
            }
        }
        return .string(text)
    }
}

extension AttributeValue {
    fileprivate var keyText: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.description
        case .bool(let value): value ? "true" : "false"
        default: nil
        }
    }
}
