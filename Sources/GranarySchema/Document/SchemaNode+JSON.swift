package import GranaryItems

extension SchemaNode {
    /// Makes a node of JSON; without locations.
    package init(_ value: JSONValue) {
        switch value {
        case .null: self = .plain("null")
        case .bool(let value): self = .plain(value ? "true" : "false")
        case .number(let text): self = .plain(text)
        case .string(let text): self = .text(text)
        case .array(let elements): self = .list(elements.map { SchemaNode($0) })
        case .object(let members):
            self = .map(members.map { Entry($0.name, SchemaNode($0.value)) })
        }
    }

    /// The node as JSON.
    ///
    /// A plain scalar is a number, a Boolean or nothing; the writer of nodes makes no other.
    package var json: JSONValue {
        switch content {
        case .scalar(let text, isQuoted: true): .string(text)
        case .scalar("true", _): .bool(true)
        case .scalar("false", _): .bool(false)
        case .scalar(let text, _): isNull ? .null : .number(text)
        case .list(let elements): .array(elements.map(\.json))
        case .map(let entries):
            .object(entries.map { JSONValue.Member($0.key, $0.value.json) })
        }
    }
}
