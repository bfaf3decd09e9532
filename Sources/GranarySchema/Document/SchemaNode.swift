/// A part of a schema file before it is understood: what YAML and JSON have in common.
public struct SchemaNode: Sendable {
    /// What it is.
    public enum Content: Sendable {
        /// A text, number or the like, as written; whether it is surely a text.
        case scalar(String, isQuoted: Bool)
        /// A list.
        case list([SchemaNode])
        /// A map, in the order it is written.
        case map([Entry])
    }

    /// A key of a map and its value.
    public struct Entry: Sendable {
        /// The key.
        public var key: String
        /// Where the key stands.
        public var location: SourceLocation?
        /// The value.
        public var value: SchemaNode

        /// Creates an entry.
        public init(_ key: String, _ value: SchemaNode, location: SourceLocation? = nil) {
            self.key = key
            self.value = value
            self.location = location
        }
    }

    /// What it is.
    public var content: Content
    /// Where it stands.
    public var location: SourceLocation?

    /// Creates a node.
    public init(_ content: Content, location: SourceLocation? = nil) {
        self.content = content
        self.location = location
    }
}

extension SchemaNode {
    /// A node that is surely a text.
    public static func text(_ text: String) -> SchemaNode {
        SchemaNode(.scalar(text, isQuoted: true))
    }

    /// A node of a number, a Boolean or nothing, as it is written.
    public static func plain(_ text: String) -> SchemaNode {
        SchemaNode(.scalar(text, isQuoted: false))
    }

    /// A list of nodes.
    public static func list(_ elements: [SchemaNode]) -> SchemaNode {
        SchemaNode(.list(elements))
    }

    /// A map of nodes.
    public static func map(_ entries: [Entry]) -> SchemaNode { SchemaNode(.map(entries)) }

    /// Whether nothing is given: an empty value, `~` or `null`.
    public var isNull: Bool {
        guard case .scalar(let text, false) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// The value of a key; `nil` when there is none, or this is no map.
    public subscript(key: String) -> SchemaNode? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// What it is, for a message.
    package var kindName: String {
        switch content {
        case .scalar where isNull: "nothing"
        case .scalar(let text, isQuoted: true): "the text \"\(text.shortened)\""
        case .scalar(let text, isQuoted: false): text.shortened
        case .list: "a list"
        case .map: "a map"
        }
    }
}

extension String {
    /// At most 60 characters, for a message.
    package var shortened: String { count > 60 ? prefix(57) + "..." : self }
}
