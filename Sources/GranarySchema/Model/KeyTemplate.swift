/// How a synthetic key attribute is made of an item's own: `ACTIVITY#${timestamp}`.
public struct KeyTemplate: Sendable, Hashable {
    /// A part of the value.
    public enum Part: Sendable, Hashable {
        /// Text as it is.
        case literal(String)
        /// The value of an attribute as text; padded on the left when it is shorter than the width.
        case variable(String, padding: Padding?)
    }

    /// Characters put before a value that is too short: `${version:6:0}`.
    public struct Padding: Sendable, Hashable {
        /// The least number of characters.
        public var width: Int
        /// What is put before.
        public var character: Character

        /// Creates a padding.
        public init(width: Int, character: Character = "0") {
            self.width = width
            self.character = character
        }
    }

    /// The attribute that holds the value: `PK`.
    public var attribute: String

    /// What it is made of; literals do not follow each other.
    public var parts: [Part]

    /// Creates a template.
    public init(attribute: String, parts: [Part]) {
        self.attribute = attribute
        self.parts = parts
    }

    /// The attributes it is made of, in order, each once.
    public var variables: [String] {
        var names: [String] = []
        for case .variable(let name, _) in parts where !names.contains(name) {
            names.append(name)
        }
        return names
    }

    /// The text before the first variable.
    public var prefix: String {
        guard case .literal(let text)? = parts.first else { return "" }
        return text
    }

    /// The template as it is written.
    public var text: String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .literal(let literal): text += literal
            case .variable(let name, nil): text += "${\(name)}"
            case .variable(let name, let padding?):
                text += "${\(name):\(padding.width):\(padding.character)}"
            }
        }
    }
}
