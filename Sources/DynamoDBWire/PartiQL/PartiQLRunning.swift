internal import GranaryItems

/// What a statement answered.
struct PartiQLOutput: Sendable {
    var items: [Item] = []
    /// Where to go on; `nil` at the end.
    var next: PartiQLPosition?
    var consumedCapacity: ConsumedCapacity?
}

extension PartiQLPlan {
    /// Runs the plan, from a position if it is a read; `limit` is how many items it examines at most.
    func run(
        in context: RequestContext, from position: PartiQLPosition = PartiQLPosition(),
        limit: Int? = nil, capacity: ReturnConsumedCapacity
    ) async throws(WireError) -> PartiQLOutput {
        do throws(StoreError) {
            switch self {
            case .get(var get):
                get.returnConsumedCapacity = capacity
                let output = try context.store.run(get)
                return PartiQLOutput(
                    items: output.item.map { [$0] } ?? [],
                    consumedCapacity: output.consumedCapacity)
            case .scan(var scan):
                scan.limit = limit
                scan.exclusiveStartKey = position.startKey
                scan.returnConsumedCapacity = capacity
                let page = try context.store.run(scan)
                return PartiQLOutput(
                    items: page.items,
                    next: page.lastEvaluatedKey.map { PartiQLPosition(startKey: $0) },
                    consumedCapacity: page.consumedCapacity)
            case .query(let queries):
                return try Self.run(
                    queries, in: context, from: position, limit: limit, capacity: capacity)
            case .put(var put):
                put.returnConsumedCapacity = capacity
                let output = try await context.store.run(put)
                return PartiQLOutput(consumedCapacity: output.consumedCapacity)
            case .update(var update):
                update.returnConsumedCapacity = capacity
                let output = try await context.store.run(update)
                return PartiQLOutput(
                    items: Self.items(output.attributes),
                    consumedCapacity: output.consumedCapacity)
            case .delete(var delete):
                delete.returnConsumedCapacity = capacity
                let output = try await context.store.run(delete)
                return PartiQLOutput(
                    items: Self.items(output.attributes),
                    consumedCapacity: output.consumedCapacity)
            case .check: break
            }
        } catch {
            throw self.error(error)
        }
        throw .validation("EXISTS can only be used in ExecuteTransaction write requests.")
    }

    /// What the service says of an error: an insert fails because there is an item.
    private func error(_ error: StoreError) -> WireError {
        if case .put = self, case .conditionFailed(let existing) = error {
            var duplicate = WireError(
                "DuplicateItemException", "Duplicate primary key exists in table")
            duplicate.item = existing
            return duplicate
        }
        return WireError(error)
    }

    /// A row of what a write returns; none when nothing is left of it.
    private static func items(_ attributes: Item?) -> [Item] {
        guard let attributes, attributes.count > 0 else { return [] }
        return [attributes]
    }

    /// Reads one query after another until the limit, or a page's worth of bytes, is reached.
    private static func run(
        _ queries: [Query], in context: RequestContext, from position: PartiQLPosition,
        limit: Int?, capacity: ReturnConsumedCapacity
    ) throws(StoreError) -> PartiQLOutput {
        var output = PartiQLOutput()
        var left = limit
        var byteCount = 0
        var position = position
        while position.query < queries.count {
            if left == 0 || byteCount >= PartiQLLimits.pageByteCount {
                output.next = position
                break
            }
            var query = queries[position.query]
            query.limit = left
            query.exclusiveStartKey = position.startKey
            query.returnConsumedCapacity = capacity
            let page = try context.store.run(query)
            output.items += page.items
            output.consumedCapacity = page.consumedCapacity.map {
                $0.adding(output.consumedCapacity)
            }
            left = left.map { max(0, $0 - page.scannedCount) }
            byteCount += page.items.reduce(0) { $0 + $1.size }
            if let key = page.lastEvaluatedKey {
                output.next = PartiQLPosition(query: position.query, startKey: key)
                break
            }
            position = PartiQLPosition(query: position.query + 1)
        }
        return output
    }
}

extension ConsumedCapacity {
    /// This and what else was consumed of the same table.
    func adding(_ other: ConsumedCapacity?) -> ConsumedCapacity {
        guard let other else { return self }
        var sum = self
        sum.capacityUnits += other.capacityUnits
        sum.table = Self.sum(table, other.table)
        sum.localSecondaryIndexes = Self.sum(localSecondaryIndexes, other.localSecondaryIndexes)
        sum.globalSecondaryIndexes = Self.sum(globalSecondaryIndexes, other.globalSecondaryIndexes)
        return sum
    }

    private static func sum(_ one: Share?, _ two: Share?) -> Share? {
        guard let one, let two else { return one ?? two }
        return Share(capacityUnits: one.capacityUnits + two.capacityUnits)
    }

    private static func sum(
        _ one: [String: Share]?, _ two: [String: Share]?
    ) -> [String: Share]? {
        guard let one, let two else { return one ?? two }
        return one.merging(two) { Share(capacityUnits: $0.capacityUnits + $1.capacityUnits) }
    }
}
