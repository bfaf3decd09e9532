import Granary
import GranaryTestSupport

extension ModelRun {
    /// Compares the records of one table or index.
    mutating func compareSomething() throws {
        let (name, table) = try anyTable()
        try compareRecords(of: name, table, random.pick([nil] + table.indexes.map { $0 }))
    }

    /// Compares every record, count, size and change, and has the store check itself.
    func compareEverything() throws {
        for (name, table) in model.tables {
            for index in [nil] + table.indexes.map({ $0 }) {
                try compareRecords(of: name, table, index)
            }
            try compareDescription(of: name, table)
            let changes = table.changes.filter { $0.sequenceNumber > table.lastHidden }
            try compare("all changes of \(name)", model: .success(changes)) {
                try allChanges(of: name)
            }
        }
        try compare("check", model: .success([String]())) {
            try store.check().problems.map(\.description)
        }
    }

    private func compareRecords(
        of name: String, _ table: ModelTable, _ index: IndexDefinition?
    ) throws {
        let expected = table.target(index).entries.map(\.attributes)
        try compare("all of \(name) \(index?.name ?? "")", model: .success(expected)) {
            var items: [AttributeMap] = []
            var iterator = try store.table(name).scan(on: index?.name).makeIterator()
            while let item = try iterator.nextItem() { items.append(item.attributes) }
            return items
        }
    }

    private func compareDescription(of name: String, _ table: ModelTable) throws {
        var counts: [String: [Int]] = [:]
        for index in [nil] + table.indexes.map({ $0 }) {
            let records = table.target(index).entries.map(\.attributes)
            let byteCount = records.reduce(0) { $0 + ItemSize.size(of: $1) }
            counts[index?.name ?? ""] = [records.count, byteCount]
        }
        try compare("counts and sizes of \(name)", model: .success(counts)) {
            let description = try store.run(DescribeTable(tableName: name))
            var found = ["": [description.itemCount, description.tableSizeBytes]]
            for index in description.indexes {
                found[index.definition.name] = [index.itemCount, index.indexSizeBytes]
            }
            return found
        }
    }

    private func allChanges(of name: String) throws -> [ModelChange] {
        var changes: [ModelChange] = []
        var after: UInt64 = 0
        while true {
            let page = try store.run(ReadChanges(tableName: name, after: after, limit: 100))
            if page.records.isEmpty { return changes }
            changes += page.records.map { ModelChange($0) }
            after = page.lastSequenceNumber
        }
    }
}
