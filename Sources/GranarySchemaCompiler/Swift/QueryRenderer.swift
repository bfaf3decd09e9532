internal import GranaryItems
internal import GranarySchema

extension EntityRenderer {
    /// Adds a function for each named query.
    func renderQueries(into text: inout SwiftText) {
        guard !layout.queries.isEmpty else { return }
        text.blank()
        text.block("extension \(name)") { text in
            for query in layout.queries {
                text.blank()
                render(query, into: &text)
            }
        }
    }

    private func render(_ query: QueryLayout, into text: inout SwiftText) {
        let plan = PlanText(plan: query.plan)
        text.doc([query.query.doc, "Reads \(plan.reads), by `\(plan.key)`."])
        text.declaration(
            "public static func \(SwiftNames.quoted(query.query.name))",
            parameters: query.parameters.map(\.declaration), tail: " -> EntityQuery<\(name)>"
        ) { text in
            var body = QueryBody(query: query)
            let terms = body.terms(into: &text)
            var arguments: [String] = []
            if let index = query.plan.indexName {
                arguments.append("index: \(SwiftLiteral.quoted(index))")
            }
            if query.plan.index.followsToItem { arguments.append("followsToItem: true") }
            arguments.append("where: \(body.condition(terms, into: &text))")
            if let filter = body.filter(into: &text) { arguments.append("filter: \(filter)") }
            if query.plan.isReversed { arguments.append("isReversed: true") }
            if let limit = query.plan.limit { arguments.append("limit: \(limit)") }
            text.call("return EntityQuery(", arguments)
        }
    }
}

extension QueryLayout.Parameter {
    /// The parameter as it stands in a declaration.
    var declaration: String {
        let name = SwiftNames.quoted(name)
        let label = label.map { SwiftNames.quoted($0) } ?? "_"
        return label == name ? "\(name): \(type.name)" : "\(label) \(name): \(type.name)"
    }
}

/// The statements of a query function: a value in each, so that none is hard to type.
private struct QueryBody {
    let query: QueryLayout
    private var scope: NameScope

    init(query: QueryLayout) {
        self.query = query
        scope = query.scope
    }

    /// Adds the values that the key is compared with, and returns the comparisons.
    mutating func terms(into text: inout SwiftText) -> [String] {
        let plan = query.plan
        var terms: [String] = []
        for term in plan.partition {
            terms.append(equality(term, called: "partition", into: &text))
        }
        for term in plan.sortEquals {
            terms.append(equality(term, called: "sort", into: &text))
        }
        if let range = plan.sortRange {
            let name = SwiftLiteral.quoted(range.attribute)
            switch range.test {
            case .between(let lower, let upper):
                let lower = value(lower, called: "lower", into: &text)
                let upper = value(upper, called: "upper", into: &text)
                terms.append(".init(\(name), .between(\(lower), \(upper)))")
            case .compare(let comparison, let bound):
                let bound = value(bound, called: "bound", into: &text)
                terms.append(".init(\(name), .\(comparison)(\(bound)))")
            case .oneOf, .exists: break  // No range of a key.
            }
        }
        return terms
    }

    /// Adds the comparisons joined to a condition, and returns its name.
    mutating func condition(_ terms: [String], into text: inout SwiftText) -> String {
        let name = scope.claim("key")
        text.list("let \(name) = KeyCondition(terms: [", terms, end: "])")
        return name
    }

    private mutating func equality(
        _ term: QueryPlan.KeyTerm, called name: String, into text: inout SwiftText
    ) -> String {
        let value = value(term.value, called: name, into: &text)
        return ".init(\(SwiftLiteral.quoted(term.attribute)), .equal(\(value)))"
    }

    /// Adds the conditions on what was read, and returns them joined; `nil` when there are none.
    mutating func filter(into text: inout SwiftText) -> String? {
        var names: [String] = []
        for filter in query.plan.filters {
            let name = scope.claim("filter")
            let path = "DocumentPath(\(SwiftLiteral.quoted(filter.attribute)))"
            let attribute = "Attribute(path: \(path))"
            switch filter.test {
            case .compare(.beginsWith, let value):
                text.assign("let \(name)", "\(attribute).beginsWith(\(typed(value)))")
            case .compare(.contains, let value):
                text.assign("let \(name)", "\(attribute).contains(\(typed(value)))")
            case .compare(let comparison, let value):
                let sign = comparison.swiftSign
                text.assign("let \(name)", "\(attribute) \(sign) \(typed(value))")
            case .between(let lower, let upper):
                text.assign("let \(name)", "\(attribute).between(\(typed(lower)), \(typed(upper)))")
            case .oneOf(let values):
                let list = values.map { constant($0) }.joined(separator: ", ")
                text.assign("let \(name)", "\(attribute).isIn([\(list)])")
            case .exists(let isThere):
                text.assign("let \(name)", "\(attribute).\(isThere ? "exists" : "notExists")")
            }
            names.append(name)
        }
        return names.isEmpty ? nil : names.joined(separator: " && ")
    }

    /// An expression for a value; text of several parts is put together in a statement before.
    private mutating func value(
        _ value: QueryPlan.Value, called name: String, into text: inout SwiftText
    ) -> String {
        guard case .text(let parts) = value else {
            let operand = operand(value)
            guard operand.count > 30, case .parameter = value else { return operand }
            let name = scope.claim(name)
            text.assign("let \(name)", operand)
            return name
        }
        let name = scope.claim(name)
        text.block("let \(name) = AttributeValue.text") { text in
            for part in parts {
                switch part {
                case .literal(let literal): text.line("$0.append(\(SwiftLiteral.quoted(literal)))")
                case .parameter(let number, let padding, let neighbour):
                    let parameter = query.parameters[number]
                    let name = SwiftNames.quoted(parameter.name)
                    let expression = parameter.type.neighbour(neighbour, of: name)
                    text.line(
                        KeyTextPart(expression, type: parameter.type, padding: padding).text)
                }
            }
        }
        return name
    }

    private func operand(_ value: QueryPlan.Value) -> String {
        switch value {
        case .constant(let value): return constant(value)
        case .parameter(let number):
            let parameter = query.parameters[number]
            return parameter.type.stored(SwiftNames.quoted(parameter.name))
        case .text: return ".null"  // Only keys are put together.
        }
    }

    /// The same where Swift cannot tell the type of a value by its place.
    private func typed(_ value: QueryPlan.Value) -> String {
        guard case .parameter = value else { return "AttributeValue" + operand(value) }
        return operand(value)
    }

    private func constant(_ value: AttributeValue) -> String {
        switch value {
        case .string(let text): ".string(\(SwiftLiteral.quoted(text)))"
        case .number(let number): ".number(\(number.expression))"
        case .bool(let flag): ".bool(\(flag))"
        default: ".null"
        }
    }
}

extension QueryCondition.Comparison {
    /// The operator in Swift.
    fileprivate var swiftSign: String {
        switch self {
        case .equal: "=="
        case .notEqual: "!="
        default: sign
        }
    }
}

extension Number {
    /// The number as an expression in Swift.
    fileprivate var expression: String {
        int.map { "Number(\($0))" } ?? "Number(\"\(self)\") ?? Number(0)"
    }
}

extension SwiftType {
    /// The expression for a value that can be stored next to a given one.
    fileprivate func neighbour(_ neighbour: QueryPlan.Neighbour, of value: String) -> String {
        let form = dateForm.map { "(as: .\($0))" }
        switch (neighbour, self) {
        case (.itself, _): return value
        case (.next, .day): return "\(value).next"
        case (.previous, .day): return "\(value).previous"
        case (.next, .int): return "\(value) == .max ? \(value) : \(value) + 1"
        case (.previous, .int): return "\(value) == .min ? \(value) : \(value) - 1"
        case (.next, _): return "\(value).next\(form ?? "")"
        case (.previous, _): return "\(value).previous\(form ?? "")"
        }
    }
}
