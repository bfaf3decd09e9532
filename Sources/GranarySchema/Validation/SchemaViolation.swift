public import GranaryItems

/// One thing about an item that its schema forbids.
public struct SchemaViolation: Error, Sendable, Hashable {
    /// The model the item belongs to; empty when it belongs to none.
    public var model: String

    /// The attribute, as a path into the item: `funding_history[2].amount`.
    public var attribute: String

    /// What is asked of it.
    public var rule: SchemaRule

    /// The value that is wrong; `nil` when there is none, or when the attribute is hidden.
    public var value: AttributeValue?

    /// What would be right.
    ///
    /// A bound, a pattern, the values allowed. Of a business rule it is what the rule says.
    public var expected: String

    /// Creates a violation.
    public init(
        model: String, attribute: String, rule: SchemaRule, value: AttributeValue? = nil,
        expected: String = ""
    ) {
        self.model = model
        self.attribute = attribute
        self.rule = rule
        self.value = value
        self.expected = expected
    }
}

extension SchemaViolation: CustomStringConvertible {
    /// What is wrong, in a line: `StartupProfile.sse_score: 120 is over the maximum, 100`.
    public var description: String {
        "\([model, attribute].filter { !$0.isEmpty }.joined(separator: ".")): \(reason)"
    }

    /// The same without model and attribute.
    var reason: String {
        let shown = value?.summary ?? "the value"
        return switch rule {
        case .model: "\(value?.summary ?? "the item") is no model of this schema"
        case .type: "\(shown) is not \(expected)"
        case .required: "is required, and missing"
        case .enumeration: "\(shown) is none of \(expected)"
        case .minimum: "\(shown) is under the minimum, \(expected)"
        case .maximum: "\(shown) is over the maximum, \(expected)"
        case .minimumLength: "\(shown) is shorter than the minimum length, \(expected)"
        case .maximumLength: "\(shown) is longer than the maximum length, \(expected)"
        case .minimumCount: "\(shown) has fewer than the minimum of elements, \(expected)"
        case .maximumCount: "\(shown) has more than the maximum of elements, \(expected)"
        case .pattern: "\(shown) does not match the pattern \(expected)"
        case .format: "\(shown) is not of the format \(expected)\(spelling)"
        case .immutable: "never changes once it is set\(unlessHidden(", and was "))"
        case .version: "\(shown) is not the next version\(unlessHidden(", "))"
        case .unknown: "the model declares no such attribute"
        case .key where expected.isEmpty: "is not what the key is made of"
        case .key:
            value.map { "\($0.summary) is not what the key is made of, \(expected)" }
                ?? "is missing: it must be \(expected)"
        case .separator, .padding: "\(shown) cannot stand in a key: \(expected)"
        case .timeToLive: "\(shown) is not a time in seconds since 1970: \(expected)"
        case .derived:
            "\(shown) does not agree with what it derives from\(unlessHidden(", "))"
        case .reference: "\(shown) names no \(expected) that is there"
        case .business(let name) where expected.isEmpty: "breaks the rule \(name)"
        case .business(let name): "\(value?.unlessSaid(in: expected) ?? "")\(expected) (\(name))"
        }
    }
}

extension SchemaViolation {
    /// The same without a value of the item, which may be one that is stored, and without the keys and
    /// places in it: for who may not read it.
    package var withoutValues: SchemaViolation {
        var violation = self
        violation.value = nil
        violation.attribute = String(attribute.prefix { $0 != "." && $0 != "[" })
        switch rule {
        case .immutable, .version, .derived, .key, .business: violation.expected = ""
        default: break
        }
        return violation
    }

    private func unlessHidden(_ prefix: String) -> String {
        expected.isEmpty ? "" : prefix + expected
    }

    /// What is wrong with the letters of an id, if that is it.
    private var spelling: String {
        guard case .string(let text)? = value,
            let spelling = ValueFormat(rawValue: expected)?.spelling(of: text)
        else { return "" }
        return ", which is written \(spelling)"
    }
}

extension AttributeValue {
    /// The value before a message that does not name it.
    fileprivate func unlessSaid(in message: String) -> String {
        if case .string(let text) = self, message.contains(text) { return "" }
        let words = message.split { $0 == " " || $0 == "," || $0 == ":" }
        return words.contains { $0 == summary } ? "" : summary + " "
    }

    /// The value for a message: short, whatever it is.
    var summary: String {
        switch self {
        case .null: "NULL"
        case .bool(let value): value ? "true" : "false"
        case .number(let value): value.description
        case .string(let value):
            "\"\(value.prefix(80))\(value.dropFirst(80).isEmpty ? "" : "…")\""
        case .binary(let value): "a binary of \(value.count) bytes"
        case .list(let value): "a list of \(value.count)"
        case .map(let value): "a map of \(value.count)"
        case .stringSet(let value): "a set of \(value.count) strings"
        case .numberSet(let value): "a set of \(value.count) numbers"
        case .binarySet(let value): "a set of \(value.count) binaries"
        }
    }
}
