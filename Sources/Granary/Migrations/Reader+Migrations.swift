internal import GranaryItems
internal import GranaryStorage

extension Reader {
    /// The migration of a table that was begun and has not ended.
    func runningMigration(of table: CatalogTable) throws(StoreError) -> RunningMigration? {
        do throws(StorageError) {
            let key = Keyspace.migration(table.id)
            guard let bytes = try snapshot.value(forKey: key.span, in: .catalog) else { return nil }
            guard let running = RunningMigration(record: Item(copying: ItemView(bytes))) else {
                throw StorageError.corrupted(database: .catalog, detail: "a running migration")
            }
            return running
        } catch {
            throw StoreError(error)
        }
    }

    /// The migration ledger of a table, oldest first.
    func migrationLedger(of table: CatalogTable) throws(StoreError) -> [AppliedMigration] {
        var entries: [AppliedMigration] = []
        do throws(StorageError) {
            var cursor = try snapshot.cursor(
                over: KeyRange(prefix: Keyspace.ledger(table.id), in: .catalog))
            while let stored = try cursor.next() {
                guard let entry = AppliedMigration(record: Item(copying: ItemView(stored.value)))
                else {
                    throw StorageError.corrupted(
                        database: .catalog, detail: "an entry of a migration ledger")
                }
                entries.append(entry)
            }
        } catch {
            throw StoreError(error)
        }
        return entries
    }

    /// The ids under which is kept what undoing a table's migrations would not give back.
    func migrationRemainders(of table: CatalogTable) throws(StoreError) -> Set<UInt32> {
        var ids = Set(try migrationLedger(of: table).compactMap(\.remainder))
        if let id = try runningMigration(of: table)?.remainder { ids.insert(id) }
        return ids
    }

    /// Whether the schema of a table changes by migrations only.
    func hasMigrationLedger(_ table: CatalogTable) throws(StoreError) -> Bool {
        do throws(StorageError) {
            let key = Keyspace.ledgerEntry(table.id, 1)
            return try snapshot.value(forKey: key.span, in: .catalog) != nil
        } catch {
            throw StoreError(error)
        }
    }

    /// Refuses another schema than a table has, where migrations are what changes it.
    ///
    /// An older one is refused in any table, with an error of its own.
    ///
    /// - Throws: ``StoreError/migrationUnfinished(table:number:name:)``,
    ///   ``StoreError/migrationNeeded(table:found:given:)``.
    func refuseUnmigrated(
        _ given: StoredSchema, of table: CatalogTable
    ) throws(StoreError) {
        guard let stored = table.schema?.stored, stored.digest != given.digest,
            stored.version <= given.version
        else { return }
        if let running = try runningMigration(of: table) {
            throw .migrationUnfinished(
                table: table.name, number: running.number, name: running.name)
        }
        guard try hasMigrationLedger(table) else { return }
        throw .migrationNeeded(table: table.name, found: stored.version, given: given.version)
    }
}
