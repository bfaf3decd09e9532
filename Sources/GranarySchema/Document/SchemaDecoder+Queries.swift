internal import GranaryItems

extension SchemaDecoder {
    static let queryKeys = ["index", "where", "filter", "reverse", "limit", "doc"]

    /// Reads the named queries of a model.
    mutating func queries(in fields: SchemaFields, attributes: [ModelAttribute]) -> [NamedQuery] {
        guard let node = fields["queries"] else { return [] }
        let path = fields.path.appending("queries")
        var queries: [NamedQuery] = []
        for entry in map(node, at: path, "queries").entries {
            let own = path.appending(entry.key)
            checkFunctionName(entry.key, "a query", at: own, entry.location)
            let query = self.fields(entry.value, at: own, "a query", known: Self.queryKeys)
            guard case .map = entry.value.content else { continue }
            if query["where"] == nil {
                missing("where", in: query, "say what the keys are: where: { user_id: eq }")
            }
            queries.append(
                NamedQuery(
                    name: entry.key, doc: text("doc", in: query) ?? "",
                    index: text("index", in: query) ?? "primary",
                    conditions: conditions("where", in: query, attributes: attributes),
                    filters: conditions("filter", in: query, attributes: attributes),
                    isReversed: flag("reverse", in: query),
                    limit: int("limit", in: query, 1...Int(Int32.max))))
        }
        return queries
    }

    private mutating func conditions(
        _ key: String, in query: SchemaFields, attributes: [ModelAttribute]
    ) -> [QueryCondition] {
        guard let node = query[key] else { return [] }
        let path = query.path.appending(key)
        return map(node, at: path, key).entries.compactMap { entry in
            let shape = attributes.first { $0.name == entry.key }?.shape
            let test = test(
                entry.value, of: shape ?? ValueShape(.document), isFilter: key == "filter",
                at: path.appending(entry.key))
            return test.map { QueryCondition(entry.key, $0) }
        }
    }

    private static let comparisons = [
        "eq", "lt", "lte", "gt", "gte", "between", "beginsWith",
    ]
    private static let filterComparisons = comparisons + ["ne", "contains", "exists", "absent"]

    private mutating func test(
        _ node: SchemaNode, of shape: ValueShape, isFilter: Bool, at path: SchemaPath
    ) -> QueryCondition.Test? {
        guard case .scalar = node.content else {
            return constants(node, of: shape, isFilter: isFilter, at: path)
        }
        let words = isFilter ? Self.filterComparisons : Self.comparisons
        guard let word = text(node, at: path, "a condition") else { return nil }
        switch word {
        case "between": return .between
        case "exists" where isFilter: return .exists(true)
        case "absent" where isFilter: return .exists(false)
        default:
            if words.contains(word), let comparison = QueryCondition.Comparison(rawValue: word) {
                return .parameter(comparison)
            }
        }
        if Self.filterComparisons.contains(word) {
            fail(
                path, at: node.location, "\(word) cannot be asked of a key",
                "move it to filter, which is applied to what was read")
        } else {
            fail(
                path, at: node.location, "\(word.shortened) is no condition",
                words.didYouMean(word)
                    ?? "the conditions are \(words.joined(separator: ", ")) and { is: value }")
        }
        return nil
    }

    /// Reads `{ is: x }`, `{ not: x }` or `{ in: [x, y] }`.
    private mutating func constants(
        _ node: SchemaNode, of shape: ValueShape, isFilter: Bool, at path: SchemaPath
    ) -> QueryCondition.Test? {
        let known = isFilter ? ["is", "not", "in"] : ["is"]
        let fields = fields(node, at: path, "a condition", known: known)
        guard let entry = fields.entries.first(where: { known.contains($0.key) }) else {
            return nil
        }
        if fields.entries.count > 1 {
            fail(path, at: node.location, "a condition is one of \(known.joined(separator: ", "))")
            return nil
        }
        // A list or set is asked for an element: through a multi-value index, or with `contains`.
        let compared = shape.type.element ?? shape
        let own = path.appending(entry.key)
        guard entry.key == "in" else {
            return value(entry.value, of: compared, at: own, entry.key)
                .map { .constant($0, isEqual: entry.key == "is") }
        }
        let list = ValueShape(.list(compared))
        guard case .list(let values) = value(entry.value, of: list, at: own, "in") else {
            return nil
        }
        if values.isEmpty {
            fail(own, at: entry.location, "in has no value, and nothing would be found")
            return nil
        }
        return .oneOf(values)
    }
}
