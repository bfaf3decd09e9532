internal import GranaryExpressions
internal import GranaryItems

/// Binds the expressions of one request to its names and values.
///
/// Whatever is not used by any of them at the end is an error, as in DynamoDB.
struct RequestExpressions {
    private var placeholders: Placeholders
    private let names: [String: String]?
    private let values: [String: AttributeValue]?
    private var hasText = false
    /// Whether a text may hold `:` placeholders.
    private var hasValueText = false

    init(
        names: [String: String]?, values: [String: AttributeValue]?
    ) throws(StoreError) {
        self.names = names
        self.values = values
        do throws(ExpressionError) {
            placeholders = try Placeholders(names: names, values: values)
        } catch {
            throw .expression(error)
        }
        for value in (values ?? [:]).values { try Self.check(value) }
    }

    private static func check(_ value: AttributeValue) throws(StoreError) {
        do throws(ValidationError) {
            try ItemRules.check(value)
        } catch {
            throw .validation(error)
        }
    }

    mutating func condition(
        _ expression: Expression<Condition>?, as kind: ExpressionKind = .condition
    ) throws(StoreError) -> Condition? {
        try bind(expression) { (text, placeholders) throws(ExpressionError) in
            try Condition(parsing: text, as: kind, placeholders: &placeholders)
        }
    }

    mutating func projection(
        _ expression: Expression<Projection>?
    ) throws(StoreError) -> Projection? {
        try bind(expression, takesValues: false) { (text, placeholders) throws(ExpressionError) in
            try Projection(parsing: text, placeholders: &placeholders)
        }
    }

    mutating func update(_ expression: Expression<Update>?) throws(StoreError) -> Update? {
        try bind(expression) { (text, placeholders) throws(ExpressionError) in
            try Update(parsing: text, placeholders: &placeholders)
        }
    }

    mutating func keyCondition(
        _ expression: Expression<KeyCondition>
    ) throws(StoreError) -> KeyCondition? {
        try bind(expression) { (text, placeholders) throws(ExpressionError) in
            try KeyCondition(parsing: text, placeholders: &placeholders)
        }
    }

    /// Checks that nothing was given in vain.
    ///
    /// The `expressions` are those of this operation that take values, for the text.
    func finish(_ expressions: String...) throws(StoreError) {
        if names != nil, !hasText {
            throw .validation(
                .placeholdersWithoutExpression(
                    parameter: "ExpressionAttributeNames", expressions: []))
        }
        if values != nil, !hasValueText {
            throw .validation(
                .placeholdersWithoutExpression(
                    parameter: "ExpressionAttributeValues", expressions: expressions))
        }
        do throws(ExpressionError) {
            try placeholders.checkAllUsed()
        } catch {
            throw .expression(error)
        }
    }

    private mutating func bind<Built>(
        _ expression: Expression<Built>?, takesValues: Bool = true,
        parse: (String, inout Placeholders) throws(ExpressionError) -> Built
    ) throws(StoreError) -> Built? {
        switch expression {
        case nil: return nil
        case .built(let built): return built
        case .text(let text):
            hasText = true
            hasValueText = hasValueText || takesValues
            do throws(ExpressionError) {
                return try parse(text, &placeholders)
            } catch {
                throw .expression(error)
            }
        }
    }
}

extension Condition {
    /// Whether it holds for an item that may be absent.
    func holds(for item: Item?) -> Bool {
        guard let item else { return evaluateOnMissingItem() }
        return evaluate(item.view)
    }
}
