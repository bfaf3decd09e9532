public import GranaryExpressions
public import GranaryItems

/// A write as a business rule sees it: the item before and after, and all that is stored around it.
///
/// Reads show the store as it is before this write, with what the same transaction wrote earlier.
public struct RuleWrite: ~Escapable {
    /// What the item becomes.
    public let new: Item

    /// What it is now; `nil` when it is new.
    public let old: Item?

    /// The table it is in.
    public let table: String

    private let reader: Reader

    @_lifetime(copy reader)
    init(new: Item, old: Item?, table: String, reader: borrowing Reader) {
        self.new = new
        self.old = old
        self.table = table
        self.reader = copy reader
    }

    /// Returns the item of the same table with this key, or `nil`.
    public func get(_ key: Item) throws(StoreError) -> Item? {
        let found = try reader.catalog.table(named: table)
        return try GetPlan(tableName: table, key: key, projection: nil)
            .run(in: reader, table: found).item
    }

    /// Returns all the items of one collection of the same table, in sort key order.
    ///
    /// - Parameters:
    ///   - condition: The partition key, and which part of the collection.
    ///   - index: The index to read; `nil` for the table. What it does not project is missing.
    ///   - limit: How many items to return at most.
    /// - Returns: The items, copied.
    /// - Throws: ``StoreError`` when the query cannot be run.
    public func query(
        _ condition: KeyCondition, on index: String? = nil, limit: Int? = nil
    ) throws(StoreError) -> [Item] {
        var query = Query(
            tableName: table, indexName: index, keyConditionExpression: .built(condition))
        let plan = try query.validated()
        var items: [Item] = []
        while true {
            query.limit = limit.map { $0 - items.count }
            if query.limit == 0 { return items }
            let page = try query.run(plan, in: reader)
            items += page.items
            guard let next = page.lastEvaluatedKey else { return items }
            query.exclusiveStartKey = next
        }
    }
}
