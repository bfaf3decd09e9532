import Granary
import GranaryTestSupport

extension ModelRun {
    /// One item, or none.
    mutating func get() throws {
        let (name, table) = try anyTable()
        let key = values.key(table.keySchema, using: &random)
        let item = try Result { table.items[try table.key(of: key)] }
        try compare("get \(key) of \(name)", model: item) {
            try store.table(name).get(Item(key))?.attributes
        }
    }

    /// Several items of one table, in any order.
    mutating func batchGet() throws {
        let (name, table) = try anyTable()
        let keys = (0..<5).map { _ in values.key(table.keySchema, using: &random) }
        let found = try Result {
            var found: Set<AttributeMap> = []
            for key in keys {
                if let item = table.items[try table.key(of: key)] { found.insert(item) }
            }
            guard Set(keys).count == keys.count else { throw Refusal.validation }
            return found
        }
        try compare("batch get \(keys) of \(name)", model: found) {
            let request = BatchGetItem.KeysAndAttributes(keys: keys.map { Item($0) })
            let output = try store.run(BatchGetItem(requestItems: [name: request]))
            return Set((output.responses[name] ?? []).map(\.attributes))
        }
    }

    /// One page of one collection, by any form of key condition.
    mutating func query() throws {
        let (name, table) = try anyTable()
        let target = table.target(random.pick([nil] + table.indexes.map { $0 }))
        guard let condition = anyKeyCondition(target) else { return }
        var request = anyPageRequest()
        request.includes = condition.includes
        try comparePage(name, target, request, condition)
    }

    /// One page of a whole table or index, after any key, stored or not.
    mutating func scan() throws {
        let (name, table) = try anyTable()
        let target = table.target(random.pick([nil] + table.indexes.map { $0 }))
        var request = anyPageRequest()
        request.isReversed = false
        let startKey =
            random.chance(0.5) ? target.entries.randomElement(using: &random)?.startKey : nil
        request.after = startKey.map { target.values(ofStartKey: $0, schema: table.keySchema) }
        try comparePage(name, target, request, nil, startKey: startKey)
    }

    /// All pages of a query or scan, with writes between them.
    mutating func walk() throws {
        let (name, table) = try anyTable()
        let index = random.pick([nil] + table.indexes.map { $0 })
        let condition = random.chance(0.7) ? anyKeyCondition(table.target(index)) : nil
        var request = anyPageRequest()
        request.limit = Int.random(in: 1...4, using: &random)
        if let condition {
            request.includes = condition.includes
        } else {
            request.isReversed = false
        }
        var startKey: AttributeMap?
        for _ in 0..<40 {
            guard let current = model.tables[name] else { return }
            let target = current.target(index)
            request.after = startKey.map { target.values(ofStartKey: $0, schema: table.keySchema) }
            startKey = try comparePage(name, target, request, condition, startKey: startKey)
            if startKey == nil { return }
            if random.chance(0.2) { try writeOne(random.pick([.put, .update, .delete])) }
        }
    }

    private mutating func anyPageRequest() -> ModelPageRequest {
        var request = ModelPageRequest()
        request.isReversed = random.chance(0.5)
        if random.chance(0.3) { request.filter = .random(using: &random) }
        if random.chance(0.5) { request.limit = Int.random(in: 1...5, using: &random) }
        return request
    }

    /// Compares one page.
    ///
    /// - Returns: Its LastEvaluatedKey.
    @discardableResult
    private func comparePage(
        _ name: String, _ target: ModelTarget, _ request: ModelPageRequest,
        _ condition: RandomKeyCondition?, startKey: AttributeMap? = nil
    ) throws -> AttributeMap? {
        // A query is refused whose filter the index cannot judge; a scan finds nothing.
        let isRefused = condition != nil && request.filter?.isHeld(by: target.index) == false
        let page = target.page(request)
        let filter = request.filter.map { Expression<Condition>.built($0.condition) }
        let summary = """
            read \(name) \(target.index?.name ?? "") \(condition?.text ?? "all") \
            filter \(request.filter?.text ?? "none") limit \(request.limit ?? 0) \
            reversed \(request.isReversed) after \(startKey ?? [:])
            """
        try compare(summary, model: isRefused ? .failure(.validation) : .success(page)) {
            let output: PageOutput
            if let condition {
                output = try store.run(
                    Query(
                        tableName: name, indexName: target.index?.name,
                        keyConditionExpression: .built(condition.condition),
                        filterExpression: filter, limit: request.limit,
                        exclusiveStartKey: startKey.map { Item($0) },
                        scanIndexForward: !request.isReversed))
            } else {
                output = try store.run(
                    Scan(
                        tableName: name, indexName: target.index?.name, filterExpression: filter,
                        limit: request.limit, exclusiveStartKey: startKey.map { Item($0) }))
            }
            return ModelPage(
                items: output.items.map(\.attributes), scannedCount: output.scannedCount,
                lastEvaluatedKey: output.lastEvaluatedKey?.attributes)
        }
        return isRefused ? nil : page.lastEvaluatedKey
    }

    /// A key condition on a collection that is there; `nil` when none is.
    private mutating func anyKeyCondition(_ target: ModelTarget) -> RandomKeyCondition? {
        guard let entry = target.entries.randomElement(using: &random),
            let other = target.entries.randomElement(using: &random)
        else { return nil }
        return RandomKeyCondition(target, entry: entry, other: other, using: &random)
    }
}
