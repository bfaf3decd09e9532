/// What a crash leaves of a table that is being filled from a backup, and how it is told.
enum TableRestore {
    /// What the annotation of a table that is being filled says: which process does it.
    static let mark = AttributeValue.string(
        String(UInt64.random(in: .min ... .max), radix: 36))

    /// Removes the tables that a process was filling when it ended.
    ///
    /// A table with half of its items would be taken for one that has them all.
    static func removeRemains(from store: Store) {
        var page = ListTables()
        repeat {
            guard let list = try? store.run(page) else { return }
            for name in list.tableNames {
                let table = try? store.run(DescribeTable(tableName: name))
                guard let mark = table?.annotations[TableAnnotation.restoring], mark != Self.mark
                else { continue }
                _ = try? store.run(DeleteTable(tableName: name))
            }
            page.exclusiveStartTableName = list.lastEvaluatedTableName
        } while page.exclusiveStartTableName != nil
    }
}
