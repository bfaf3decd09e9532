import GranaryExpressions
import GranaryItems
import Testing

/// An expression with its names and values, as a test writes it in one line.
struct Request: Sendable, CustomTestStringConvertible {
    var text: String
    var names: [String: String] = [:]
    var values: [String: AttributeValue] = [:]

    var testDescription: String { text.count > 80 ? "\(text.prefix(80))…" : text }

    init(
        _ text: String, _ values: [String: AttributeValue] = [:], names: [String: String] = [:]
    ) {
        self.text = text
        self.names = names
        self.values = values
    }

    func placeholders() throws(ExpressionError) -> Placeholders {
        try Placeholders(
            names: names.isEmpty ? nil : names, values: values.isEmpty ? nil : values)
    }

    func condition(as kind: ExpressionKind = .condition) throws(ExpressionError) -> Condition {
        var placeholders = try placeholders()
        return try Condition(parsing: text, as: kind, placeholders: &placeholders)
    }

    func keyCondition() throws(ExpressionError) -> KeyCondition {
        var placeholders = try placeholders()
        return try KeyCondition(parsing: text, placeholders: &placeholders)
    }

    func projection() throws(ExpressionError) -> Projection {
        var placeholders = try placeholders()
        return try Projection(parsing: text, placeholders: &placeholders)
    }

    func update() throws(ExpressionError) -> Update {
        var placeholders = try placeholders()
        return try Update(parsing: text, placeholders: &placeholders)
    }

    /// Whether `item` meets the condition.
    func holds(for item: Item) throws(ExpressionError) -> Bool {
        try condition().evaluate(item.view)
    }

    /// What the update makes of `item`.
    func applied(to item: Item) throws(ExpressionError) -> Item {
        try update().apply(to: item.view).item
    }
}

/// The message of the error that `work` throws; nil when it throws none.
func errorMessage<Output>(of work: () throws(ExpressionError) -> Output) -> String? {
    do throws(ExpressionError) {
        _ = try work()
        return nil
    } catch {
        return error.description
    }
}
