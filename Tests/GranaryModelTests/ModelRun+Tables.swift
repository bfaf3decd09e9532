import Granary
import GranaryTestSupport

extension ModelRun {
    /// Creates a table with some of the indexes.
    mutating func createTable(_ name: String) throws {
        let schema = values.keySchema(using: &random)
        let chosen = values.indexes(of: schema).filter { _ in random.chance(0.35) }
        var create = CreateTable(
            tableName: name, partitionKey: schema.partitionKey, sortKey: schema.sortKey,
            indexes: chosen)
        create.changeLogEnabled = random.chance(0.5)
        _ = try store.run(create)
        model.tables[name] = ModelTable(
            keySchema: schema, indexes: chosen, logsChanges: create.changeLogEnabled,
            logStart: model.changeSequence)
    }

    /// Drops a table, with all it holds, and creates another one of the same name.
    mutating func recreateTable() throws {
        let (name, _) = try anyTable()
        _ = try store.run(DeleteTable(tableName: name))
        if random.chance(0.5) { try store.waitForReclaim() }
        try createTable(name)
    }

    /// Adds an index to a table in use, which fails when its items cannot have it.
    mutating func addIndex() throws {
        let (name, table) = try anyTable()
        let others = values.indexes(of: table.keySchema).filter { index in
            index.kind != .local && !table.indexes.contains { $0.name == index.name }
        }
        guard let index = others.randomElement(using: &random) else { return }
        let outcome = table.outcome(ofBuilding: index)
        try compare("add \(index.name) to \(name)", model: outcome) {
            _ = try store.run(UpdateTable(tableName: name, indexUpdate: .create(index)))
            do {
                try store.waitForIndex(index.name, of: name)
                return .built
            } catch StoreError.uniqueViolation {
                return .notUnique
            }
        }
        if outcome == .success(.built) { model.tables[name]?.indexes.append(index) }
    }

    /// Drops an index.
    mutating func dropIndex() throws {
        let (name, table) = try anyTable()
        guard let index = table.indexes.randomElement(using: &random), index.kind != .local else {
            return
        }
        _ = try store.run(UpdateTable(tableName: name, indexUpdate: .delete(index.name)))
        model.tables[name]?.indexes.removeAll { $0.name == index.name }
    }

    /// Switches a table's change log on or off.
    mutating func switchChangeLog() throws {
        let (name, table) = try anyTable()
        _ = try store.run(UpdateTable(tableName: name, changeLogEnabled: !table.logsChanges))
        model.tables[name]?.logsChanges.toggle()
        if !table.logsChanges { model.tables[name]?.logStart = model.changeSequence }
    }

    /// A page of the change log, from anywhere.
    mutating func readChanges() throws {
        let (name, table) = try anyTable()
        let after = UInt64.random(in: 0...model.changeSequence + 1, using: &random)
        let limit = Int.random(in: 1...10, using: &random)
        let expected = try Result {
            if after > 0, after < table.lastHidden {
                throw Refusal.trimmed(oldest: table.lastHidden + 1)
            }
            let last = max(after, table.lastHidden)
            return Array(table.changes.filter { $0.sequenceNumber > last }.prefix(limit))
        }
        try compare("changes of \(name) after \(after)", model: expected) {
            try store.run(ReadChanges(tableName: name, after: after, limit: limit))
                .records.map { ModelChange($0) }
        }
    }

    /// Removes the oldest changes.
    mutating func trimChanges() throws {
        let (name, table) = try anyTable()
        let through = UInt64.random(in: 0...model.changeSequence, using: &random)
        let kept = table.changes.filter { $0.sequenceNumber > through }
        let removed = table.changes.dropLast(kept.count)
        try compare("trim \(name) through \(through)", model: .success(removed.count)) {
            try store.run(TrimChanges(tableName: name, through: through)).removedCount
        }
        model.tables[name]?.changes = kept
        if let last = removed.last { model.tables[name]?.trimmed = last.sequenceNumber }
    }
}

/// What becomes of an index that is added to a table in use.
private enum BuildOutcome: Equatable {
    case built, notUnique
}

extension ModelTable {
    /// Whether the items that are there can have this index.
    ///
    /// One that has no entry because an attribute is no key is left out, and not in the way.
    fileprivate func outcome(ofBuilding index: IndexDefinition) -> Result<BuildOutcome, Refusal> {
        let keys = target(index).entries.map(\.values)
        return .success(Set(keys).count == keys.count ? .built : .notUnique)
    }
}
