internal import GranaryExpressions
internal import GranaryItems

/// Makes operations of the engine from statements on one table.
///
/// A `WHERE` that pins the partition key becomes a get or queries, and anything else a scan. What the
/// keys do not answer is the filter of a read, and the condition of a write.
struct PartiQLPlanner {
    let table: TableDescription
    var consistentRead = false

    /// What `statement`, which is on this table, comes to.
    ///
    /// - Throws: `ValidationException` with the service's text.
    func plan(_ statement: PartiQLStatement) throws(WireError) -> PartiQLPlan {
        switch statement {
        case .select(let select): return try plan(select)
        case .insert(let source, let item):
            try checkTable(source)
            return .put(try put(Item(item)))
        case .update(let update):
            try checkTable(update.source)
            let (key, rest) = try pinnedKey(update.filter)
            let condition = rest.reduce(
                BooleanProgram(BoundTest.exists(DocumentPath(table.keySchema.partitionKey.name)))
            ) { $0.and($1.program) }
            var operation = UpdateItem(
                tableName: table.tableName, key: key,
                updateExpression: .built(Update(actions: update.actions)),
                conditionExpression: .built(Condition(condition)),
                returnValues: update.returning ?? .none)
            operation.limitsWrittenSize = false
            return .update(operation)
        case .delete(let delete):
            try checkTable(delete.source)
            let (key, rest) = try pinnedKey(delete.filter)
            var condition: Expression<Condition>?
            if let first = rest.first {
                // An item that is not there is deleted already, whatever is asked of it.
                let asked = rest.dropFirst().reduce(first.program) { $0.and($1.program) }
                let missing = BooleanProgram(
                    BoundTest.notExists(DocumentPath(table.keySchema.partitionKey.name)))
                condition = .built(Condition(missing.or(asked)))
            }
            return .delete(
                DeleteItem(
                    tableName: table.tableName, key: key, conditionExpression: condition,
                    returnValues: delete.returning ?? .none))
        case .exists(let select):
            let wrong = WireError.validation(
                "EXISTS() must contain a single item read with additional condition")
            guard select.source.index == nil else {
                throw .validation("Operations on indices are not supported in transactions")
            }
            guard let (key, rest) = try? pinnedKey(select.filter), let first = rest.first else {
                throw wrong
            }
            let asked = rest.dropFirst().reduce(first.program) { $0.and($1.program) }
            return .check(
                TransactWriteItems.ConditionCheck(
                    tableName: table.tableName, key: key,
                    conditionExpression: .built(Condition(asked))))
        }
    }

    private func checkTable(_ source: PartiQLSource) throws(WireError) {
        guard source.index == nil else {
            throw .validation("This operation is not supported on an index")
        }
    }

    private func put(_ item: Item) throws(WireError) -> PutItem {
        for attribute in table.keySchema.attributes {
            guard let value = item[attribute.name] else {
                throw .validation(
                    "Key attribute should be present in the item: Key \(attribute.name)")
            }
            try check(value, of: attribute)
        }
        let path = DocumentPath(table.keySchema.partitionKey.name)
        return PutItem(
            tableName: table.tableName, item: item,
            conditionExpression: .built(Condition(BooleanProgram(BoundTest.notExists(path)))))
    }

    func check(_ value: AttributeValue, of attribute: KeyAttribute) throws(WireError) {
        guard value.kind == attribute.type.kind else {
            throw .validation(
                "Key attribute's data type should match its data type in table's schema: Key "
                    + attribute.name)
        }
    }

    /// The whole primary key that a condition pins, and what else it asks.
    func pinnedKey(
        _ filter: PartiQLCondition?
    ) throws(WireError) -> (key: Item, rest: [PartiQLCondition]) {
        var rest: [PartiQLCondition] = []
        var key = AttributeMap()
        for condition in filter?.conjuncts ?? [] {
            guard
                let attribute = table.keySchema.attributes.first(where: {
                    condition.equality(on: $0.name) != nil
                }), let value = condition.equality(on: attribute.name)
            else {
                rest.append(condition)
                continue
            }
            let name = attribute.name
            guard key[name] == nil else {
                throw .validation(
                    "Multiple conditions on same key \(name). Only single item "
                        + "Update/Insert/Delete are supported")
            }
            try check(value, of: attribute)
            key[name] = value
        }
        guard key.count == table.keySchema.attributes.count else {
            throw .validation(
                "Where clause does not contain a mandatory equality on all key attributes")
        }
        return (Item(key), rest)
    }
}

extension PartiQLCondition {
    /// The value that this asks the attribute to have, if that is all it asks.
    func equality(on attribute: String) -> AttributeValue? {
        guard case .equal(let value) = range(of: attribute) else { return Optional.none }
        return value
    }

    /// The values that this allows the attribute to have, if that is all it asks.
    func values(of attribute: String) -> [AttributeValue]? {
        switch self {
        case .test(.isIn(.path(let path), let list)):
            guard path == DocumentPath(attribute) else { return nil }
            let values = list.compactMap(\.value)
            return values.count == list.count ? values : nil
        case .test: return equality(on: attribute).map { [$0] }
        case .or(let parts):
            var values: [AttributeValue] = []
            for part in parts {
                guard case .test = part, let more = part.values(of: attribute) else { return nil }
                values += more
            }
            return values
        case .not, .and: return nil
        }
    }

    /// The range that this asks of a sort key, if that is all it asks.
    func range(of attribute: String) -> KeyCondition.Comparison? {
        guard case .test(let test) = self else { return nil }
        let path = DocumentPath(attribute)
        switch test {
        case .compare(let comparator, .path(path), .value(let value)):
            return KeyCondition.Comparison(comparator, value)
        case .compare(let comparator, .value(let value), .path(path)):
            return KeyCondition.Comparison(comparator.exchanged, value)
        case .between(.path(path), .value(let lower), .value(let upper)):
            return .between(lower, upper)
        case .beginsWith(.path(path), .value(let prefix)): return .beginsWith(prefix)
        default: return nil
        }
    }
}

extension KeyCondition.Comparison {
    fileprivate init?(_ comparator: Comparator, _ value: AttributeValue) {
        switch comparator {
        case .equal: self = .equal(value)
        case .less: self = .less(value)
        case .lessOrEqual: self = .lessOrEqual(value)
        case .greater: self = .greater(value)
        case .greaterOrEqual: self = .greaterOrEqual(value)
        case .notEqual: return nil
        }
    }
}
