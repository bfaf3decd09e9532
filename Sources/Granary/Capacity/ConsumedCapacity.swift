/// What DynamoDB would have charged for an operation, in capacity units.
///
/// A read unit is 4 KB read strongly consistently (half of one, if eventually); a write unit is 1 KB
/// of the larger of the item before and after. Transactions cost twice on the table's part.
public struct ConsumedCapacity: Sendable, Hashable {
    /// The share of a table or of one index.
    public struct Share: Sendable, Hashable {
        /// Read and write units together.
        public var capacityUnits: Double

        /// Creates a share.
        public init(capacityUnits: Double) { self.capacityUnits = capacityUnits }
    }

    /// The table.
    public var tableName: String

    /// Read and write units, of the table and its indexes together.
    public var capacityUnits: Double

    /// The read units; only transactions report them apart.
    public var readCapacityUnits: Double?

    /// The write units; only transactions report them apart.
    public var writeCapacityUnits: Double?

    /// The table's own share; with ``ReturnConsumedCapacity/indexes`` only.
    public var table: Share?

    /// The shares of local indexes by name; with ``ReturnConsumedCapacity/indexes`` only.
    public var localSecondaryIndexes: [String: Share]?

    /// The shares of the other indexes by name; with ``ReturnConsumedCapacity/indexes`` only.
    public var globalSecondaryIndexes: [String: Share]?
}

extension ConsumedCapacity {
    /// Gathers the units of one table over the parts of an operation.
    struct Meter: Sendable {
        let table: CatalogTable
        var tableUnits: Double = 0
        var indexUnits: [String: Double] = [:]

        /// Adds a read of `byteCount` bytes of the table or of an index.
        mutating func read(byteCount: Int, consistent: Bool, index: String? = nil) {
            let units = Self.readUnits(byteCount: byteCount, consistent: consistent)
            if let index {
                indexUnits[index, default: 0] += units
            } else {
                tableUnits += units
            }
        }

        /// Adds a write; a transaction's counts twice on the table.
        mutating func write(_ effect: WriteEffect, factor: Double = 1) {
            let larger = max(effect.old?.size ?? 0, effect.new?.size ?? 0)
            tableUnits += factor * Self.writeUnits(byteCount: larger)
            for change in effect.indexChanges {
                var units = 0.0
                for entry in change.removed { units += Self.writeUnits(byteCount: entry.item.size) }
                for (entry, old) in zip(change.added, change.overwritten) {
                    units += Self.writeUnits(byteCount: max(entry.item.size, old))
                }
                indexUnits[change.index.definition.name, default: 0] += units
            }
        }

        static func readUnits(byteCount: Int, consistent: Bool) -> Double {
            Double(max(1, (byteCount + 4_095) / 4_096)) * (consistent ? 1 : 0.5)
        }

        static func writeUnits(byteCount: Int) -> Double {
            Double(max(1, (byteCount + 1_023) / 1_024))
        }

        /// The report in the form that was asked for.
        func report(_ form: ReturnConsumedCapacity, kind: Kind = .plain) -> ConsumedCapacity? {
            guard form != .none else { return nil }
            let total = indexUnits.values.reduce(tableUnits, +)
            var report = ConsumedCapacity(tableName: table.name, capacityUnits: total)
            switch kind {
            case .plain: break
            case .transactionRead: report.readCapacityUnits = total
            case .transactionWrite: report.writeCapacityUnits = total
            }
            guard form == .indexes else { return report }
            report.table = Share(capacityUnits: tableUnits)
            for (name, units) in indexUnits {
                let share = Share(capacityUnits: units)
                if table.index(named: name)?.definition.kind == .local {
                    report.localSecondaryIndexes = (report.localSecondaryIndexes ?? [:])
                        .merging([name: share]) { $1 }
                } else {
                    report.globalSecondaryIndexes = (report.globalSecondaryIndexes ?? [:])
                        .merging([name: share]) { $1 }
                }
            }
            return report
        }

        enum Kind { case plain, transactionRead, transactionWrite }
    }

    /// The report of one write.
    init?(of effect: WriteEffect, _ form: ReturnConsumedCapacity) {
        guard form != .none else { return nil }
        var meter = Meter(table: effect.table)
        meter.write(effect)
        guard let report = meter.report(form) else { return nil }
        self = report
    }
}
