extension ResponseWriter {
    /// Writes what an operation consumed, if that was asked for.
    mutating func consumedCapacity(_ capacity: ConsumedCapacity?) {
        guard let capacity else { return }
        object("ConsumedCapacity") { $0.members(of: capacity) }
    }

    /// Writes what an operation consumed of each table, if that was asked for.
    mutating func consumedCapacity(_ capacities: [ConsumedCapacity]?) {
        guard let capacities else { return }
        array("ConsumedCapacity", capacities) { writer, capacity in
            writer.object { $0.members(of: capacity) }
        }
    }

    /// Writes the size of the item collection, if that was asked for.
    mutating func itemCollectionMetrics(_ metrics: ItemCollectionMetrics?) {
        guard let metrics else { return }
        object("ItemCollectionMetrics") { $0.members(of: metrics) }
    }

    /// Writes the sizes of the item collections of each table, if they were asked for.
    mutating func itemCollectionMetrics(_ metrics: [String: [ItemCollectionMetrics]]?) {
        guard let metrics else { return }
        object("ItemCollectionMetrics") { writer in
            for (table, metrics) in metrics.sorted(by: { $0.key < $1.key }) {
                writer.array(escaping: table, metrics) { writer, metric in
                    writer.object { $0.members(of: metric) }
                }
            }
        }
    }

    private mutating func members(of metrics: ItemCollectionMetrics) {
        member("ItemCollectionKey", metrics.itemCollectionKey)
        let range = metrics.sizeEstimateRangeGB
        array("SizeEstimateRangeGB", [range.lowerBound, range.upperBound]) { $0.number($1) }
    }

    private mutating func members(of capacity: ConsumedCapacity) {
        member("TableName", capacity.tableName)
        member("CapacityUnits", capacity.capacityUnits)
        if let units = capacity.readCapacityUnits { member("ReadCapacityUnits", units) }
        if let units = capacity.writeCapacityUnits { member("WriteCapacityUnits", units) }
        if let table = capacity.table {
            object("Table") { $0.members(of: table, in: capacity) }
        }
        shares("LocalSecondaryIndexes", capacity.localSecondaryIndexes, in: capacity)
        shares("GlobalSecondaryIndexes", capacity.globalSecondaryIndexes, in: capacity)
    }

    /// Transactions tell of which kind the units are.
    private mutating func members(
        of share: ConsumedCapacity.Share, in capacity: ConsumedCapacity
    ) {
        member("CapacityUnits", share.capacityUnits)
        if capacity.readCapacityUnits != nil { member("ReadCapacityUnits", share.capacityUnits) }
        if capacity.writeCapacityUnits != nil { member("WriteCapacityUnits", share.capacityUnits) }
    }

    private mutating func shares(
        _ name: StaticString, _ shares: [String: ConsumedCapacity.Share]?,
        in capacity: ConsumedCapacity
    ) {
        guard let shares else { return }
        object(name) { writer in
            for (index, share) in shares.sorted(by: { $0.key < $1.key }) {
                writer.object(escaping: index) { $0.members(of: share, in: capacity) }
            }
        }
    }
}
