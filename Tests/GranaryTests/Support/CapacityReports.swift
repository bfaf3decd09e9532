@testable import Granary

extension ConsumedCapacity {
    /// The report of `TOTAL`: a sum and nothing else.
    init(tableName: String, units: Double) {
        self.init(tableName: tableName, capacityUnits: units)
    }

    /// The report of `INDEXES` for one that has `table` and these shares of indexes.
    init(
        tableName: String, table: Double, local: [String: Double]? = nil,
        global: [String: Double]? = nil
    ) {
        let indexes = Array((local ?? [:]).values) + Array((global ?? [:]).values)
        self.init(tableName: tableName, capacityUnits: indexes.reduce(table, +))
        self.table = Share(capacityUnits: table)
        localSecondaryIndexes = local?.mapValues { Share(capacityUnits: $0) }
        globalSecondaryIndexes = global?.mapValues { Share(capacityUnits: $0) }
    }
}

extension ItemCollectionMetrics {
    /// The metrics of a collection below one gigabyte.
    static func small(_ key: Item) -> Self {
        ItemCollectionMetrics(itemCollectionKey: key, sizeEstimateRangeGB: 0...1)
    }
}
