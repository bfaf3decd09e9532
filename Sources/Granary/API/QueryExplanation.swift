/// How a query is answered, and what it takes.
public struct QueryExplanation: Sendable, Hashable {
    /// The table.
    public var tableName: String
    /// The index that is read; `nil` for the table itself.
    public var indexName: String?
    /// What is read: `query` of one collection, or of the whole thing.
    public var keyAttributes: [String]
    /// Entries that are read.
    public var scannedCount: Int
    /// Items that pass the filter.
    public var count: Int
    /// The bytes that are read, as DynamoDB counts them.
    public var byteCount: Int
    /// The pages of about 1 MiB it takes.
    public var pageCount: Int
    /// What DynamoDB would charge for eventually consistent reads, in read units.
    public var eventualCapacityUnits: Double
    /// What DynamoDB would charge for strongly consistent reads; `nil` where it has none.
    public var consistentCapacityUnits: Double?
    /// What to know about it, in sentences.
    public var notes: [String]
}

extension Store {
    /// Tells which index a query uses, how many entries it reads, and what DynamoDB would charge.
    ///
    /// The query is run to its end, or to its limit, without returning items.
    public func explain(_ query: Query) throws(StoreError) -> QueryExplanation {
        let plan = try query.validated()
        let snapshot = try beginRead()
        var request = try query.pageRequest(plan, in: snapshot.catalog)
        if case .fetched = request.shape {} else { request.shape = .count }
        let target = request.target
        var explanation = QueryExplanation(
            tableName: target.table.name, indexName: target.index?.definition.name,
            keyAttributes: (target.partitionKey + target.sortKey).map(\.name),
            scannedCount: 0, count: 0, byteCount: 0, pageCount: 0, eventualCapacityUnits: 0,
            consistentCapacityUnits: nil, notes: [])
        var consistent = 0.0
        while true {
            let page = try snapshot.reader.page(request)
            explanation.scannedCount += page.scannedCount
            explanation.count += page.count
            explanation.byteCount += page.byteCount
            explanation.pageCount += 1
            let units = ConsumedCapacity.Meter.readUnits(
                byteCount: page.byteCount, consistent: true)
            consistent += units + Double(page.fetchedUnits)
            guard let startKey = page.lastEvaluatedKey, query.limit == nil else { break }
            try request.resume(after: startKey)
        }
        explanation.eventualCapacityUnits = consistent / 2
        let kind = target.index?.definition.kind
        if kind == nil || kind == .local { explanation.consistentCapacityUnits = consistent }
        explanation.notes = notes(on: explanation, kind: kind, plan)
        return explanation
    }

    private func notes(
        on explanation: QueryExplanation, kind: IndexDefinition.Kind?, _ plan: QueryPlan
    ) -> [String] {
        var notes: [String] = []
        if plan.filter != nil, explanation.scannedCount > 10 * max(1, explanation.count) {
            notes.append(
                "the filter drops most of what is read and paid for: an index on its attributes "
                    + "would read only what is returned")
        }
        if kind == .unique || kind == .multiValue {
            notes.append("DynamoDB has no index of this kind")
        }
        return notes
    }
}
