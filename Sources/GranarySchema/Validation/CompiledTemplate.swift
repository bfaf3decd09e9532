package import GranaryItems

/// A key template, ready to be compared with a stored value or to make one.
///
/// A string stands in a key as it is, a number in decimal digits, a Boolean as `true` or `false`.
package final class CompiledTemplate: Sendable {
    /// Text as it is, or the value of an attribute.
    final class Part: Sendable {
        let literal: [UInt8]
        /// The attribute; `nil` for text.
        let variable: AttributePlace?
        let padding: TextPadding?

        init(literal: [UInt8]) {
            self.literal = literal
            variable = nil
            padding = nil
        }

        init(variable: AttributePlace, padding: TextPadding?) {
            literal = []
            self.variable = variable
            self.padding = padding
        }
    }

    /// The key attribute.
    let place: AttributePlace
    /// The template as it is written.
    package let text: String
    let parts: [Part]

    package init(_ template: KeyTemplate, slots: [String] = []) {
        place = AttributePlace(template.attribute, slots: slots)
        text = template.text
        parts = template.parts.map { part in
            switch part {
            case .literal(let text):
                Part(literal: Array(text.utf8))
            case .variable(let name, let padding):
                Part(
                    variable: AttributePlace(name, slots: slots),
                    padding: padding.map(TextPadding.init))
            }
        }
    }

    /// The attributes it is made of.
    var variables: [AttributePlace] { parts.compactMap(\.variable) }

    /// Whether a value is what the template makes of an item; `nil` when it makes nothing, because
    /// something it is made of is missing or has no text.
    func matches(
        _ value: Span<UInt8>, _ item: borrowing ItemView, _ positions: AttributePositions
    ) -> Bool? {
        var rest = TextCursor(value)
        var isEqual = true
        for part in parts {
            guard let variable = part.variable else {
                isEqual = rest.take(part.literal) && isEqual
                continue
            }
            guard let found = variable.value(in: item, positions),
                let isNext = rest.take(found, padding: part.padding)
            else { return nil }
            isEqual = isNext && isEqual
        }
        return isEqual && rest.isAtEnd
    }

    /// Whether a value is what the template makes of an item that no pass was made over.
    func makes(_ value: Span<UInt8>, of item: borrowing ItemView) -> Bool {
        var rest = TextCursor(value)
        for part in parts {
            guard let variable = part.variable else {
                guard rest.take(part.literal) else { return false }
                continue
            }
            guard let found = variable.value(in: item),
                rest.take(found, padding: part.padding) == true
            else { return false }
        }
        return rest.isAtEnd
    }

    /// Whether all it is made of is there.
    func isWhole(for item: borrowing ItemView, _ positions: AttributePositions) -> Bool {
        for part in parts {
            if let variable = part.variable, variable.value(in: item, positions) == nil {
                return false
            }
        }
        return true
    }

    /// What the template makes of the values that `value` gives by name; `nil` when one is missing or
    /// has no text.
    package func text(_ value: (String) -> AttributeValue?) -> String? {
        var text = ""
        for part in parts {
            guard let variable = part.variable else {
                text += String(decoding: part.literal, as: UTF8.self)
                continue
            }
            guard let own = value(variable.name)?.textInKey else { return nil }
            if let padding = part.padding {
                text += String(
                    repeating: Character(Unicode.Scalar(padding.byte)),
                    count: max(0, padding.width - own.count))
            }
            text += own
        }
        return text
    }

    /// Whether a value could have been made by the template, of whatever item: the literals are
    /// there, with something between them that has no separator in it.
    package func couldMake(_ value: Span<UInt8>, separator: [UInt8]) -> Bool {
        var rest = TextCursor(value)
        for index in parts.indices {
            if parts[index].variable == nil {
                guard rest.take(parts[index].literal) else { return false }
            } else {
                // Nothing stands between two variables: then the first takes all there is.
                let next = index + 1 < parts.count ? parts[index + 1].literal : []
                guard rest.skip(to: next, without: separator) else { return false }
            }
        }
        return rest.isAtEnd
    }

    /// How many bytes of it are always the same.
    var literalByteCount: Int { parts.reduce(0) { $0 + $1.literal.count } }
}

/// What is put before a text that is too short.
struct TextPadding: Sendable, Hashable {
    let width: Int
    let byte: UInt8

    init(_ padding: KeyTemplate.Padding) {
        width = padding.width
        byte = padding.character.asciiValue ?? UInt8(ascii: "0")
    }
}

extension AttributeValue {
    /// The value as it stands in a key; `nil` for what cannot.
    var textInKey: String? {
        switch self {
        case .string(let value): value
        case .number(let value): value.description
        case .bool(let value): value ? "true" : "false"
        default: nil
        }
    }
}
