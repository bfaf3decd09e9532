public import GranaryExpressions
public import GranaryItems
internal import GranaryStorage

/// Reads one item by its key.
///
/// DynamoDB's `GetItem`. Every read sees the last commit, whether or not it asks to be consistent;
/// that only changes what it costs.
public struct GetItem: Sendable {
    /// The table's name.
    public var tableName: String
    /// The key attributes and nothing more.
    public var key: Item
    /// The attributes or nested parts to return; `nil` for all.
    public var projectionExpression: Expression<Projection>?
    /// Names for the `#` placeholders of the projection.
    public var expressionAttributeNames: [String: String]?
    /// Whether to be charged for a strongly consistent read.
    public var consistentRead = false
    /// How much of the consumed capacity to report.
    public var returnConsumedCapacity = ReturnConsumedCapacity.none

    /// Creates the operation; what is not given here can be set on the value.
    public init(
        tableName: String, key: Item, projectionExpression: Expression<Projection>? = nil,
        expressionAttributeNames: [String: String]? = nil
    ) {
        self.tableName = tableName
        self.key = key
        self.projectionExpression = projectionExpression
        self.expressionAttributeNames = expressionAttributeNames
    }

    /// What the operation answers.
    public struct Output: Sendable, Hashable {
        /// The item; `nil` when there is none with this key.
        public var item: Item?
        /// What DynamoDB would have charged, if it was asked for.
        public var consumedCapacity: ConsumedCapacity?
    }
}

extension GetItem: ReadOperation {
    func validated() throws(StoreError) -> GetPlan {
        var expressions = try RequestExpressions(names: expressionAttributeNames, values: nil)
        let projection = try expressions.projection(projectionExpression)
        try expressions.finish()
        return GetPlan(tableName: tableName, key: key, projection: projection)
    }

    func run(_ plan: GetPlan, in reader: borrowing Reader) throws(StoreError) -> Output {
        let table = try reader.catalog.table(named: tableName)
        let found = try plan.run(in: reader, table: table)
        var meter = ConsumedCapacity.Meter(table: table)
        meter.read(byteCount: found.byteCount, consistent: consistentRead)
        return Output(item: found.item, consumedCapacity: meter.report(returnConsumedCapacity))
    }
}

/// A get that is bound, alone or as a part of a batch or transaction.
struct GetPlan: Sendable {
    let tableName: String
    let key: Item
    let projection: Projection?

    struct Found {
        let item: Item?
        /// The whole item's size, which is what a read costs.
        let byteCount: Int
    }

    func run(
        in reader: borrowing Reader, table: CatalogTable
    ) throws(StoreError) -> Found {
        let key = try validating { () throws(ValidationError) in
            let key = try table.key(self.key.view)
            try table.checkKeyPaths(in: projection)
            return key
        }
        return try run(key, in: reader)
    }

    /// The whole item with this key.
    static func item(_ key: ItemKey, in reader: borrowing Reader) throws(StoreError) -> Item? {
        do throws(StorageError) {
            guard let bytes = try reader.snapshot.value(forKey: key.bytes.span, in: .items) else {
                return nil
            }
            return Item(copying: ItemView(bytes))
        } catch {
            throw StoreError(error)
        }
    }

    func run(_ key: ItemKey, in reader: borrowing Reader) throws(StoreError) -> Found {
        do throws(StorageError) {
            guard let bytes = try reader.snapshot.value(forKey: key.bytes.span, in: .items) else {
                return Found(item: nil, byteCount: 0)
            }
            let view = ItemView(bytes)
            let item = projection.map { $0.project(view) } ?? Item(copying: view)
            return Found(item: item, byteCount: view.size)
        } catch {
            throw StoreError(error)
        }
    }
}
