internal import Granary
internal import GranaryItems
internal import GranarySchema

/// Where an item was found, by whoever looks at all of them.
struct FoundItem {
    /// The table it is in.
    let table: String
    /// Whether that is another table, which is gathered from.
    let isGathered: Bool
    /// What becomes of it where its key is taken; `nil` when it is not gathered.
    let conflict: Gather.Conflict?
    /// Its model's position in ``CompiledMigration/models``; `nil` when it is none's, or gathered.
    let model: Int?
    /// Whether a step is about it.
    let isTouched: Bool
    /// The attributes of its primary key.
    let keyNames: [String]

    /// Its key.
    func key(of item: Item) -> Item { item.naming(keyNames) }
}

extension Store {
    /// Shows every item that a migration may be about to `body`, on one snapshot: those of its table,
    /// and those of the tables it gathers from.
    ///
    /// The last argument of `body` does the steps to the item.
    func eachItem(
        of migrated: String, _ compiled: CompiledMigration,
        _ body: (ItemView, FoundItem, (Item) throws -> ItemMigration?) throws -> Void
    ) throws {
        try read { snapshot in
            let names = Set(try tableNames())
            if names.contains(migrated) {
                let keyNames = try table(migrated).describe().keySchema.names
                try snapshot.forEachItem(in: migrated) { view, lookup in
                    let (model, isTouched) = compiled.model(of: view)
                    let found = FoundItem(
                        table: migrated, isGathered: false, conflict: nil, model: model,
                        isTouched: isTouched,
                        keyNames: keyNames)
                    try body(view, found) { item in
                        try compiled.migrate(item) { key in try lookup.item(key) }
                    }
                    return true
                }
            }
            for (position, gather) in compiled.gathers {
                for source in gather.tables where names.contains(source) {
                    let gathering = GatheredItems(gather, table: source, target: compiled.target)
                    let keyNames = try table(source).describe().keySchema.names
                    try snapshot.forEachItem(in: source) { view, lookup in
                        let found = FoundItem(
                            table: source, isGathered: true, conflict: gather.conflict, model: nil,
                            isTouched: true,
                            keyNames: keyNames)
                        try body(view, found) { item in
                            try compiled.migrate(
                                gathering.draft(of: item), from: position + 1
                            ) { key in try lookup.item(key) }
                        }
                        return true
                    }
                }
            }
        }
    }
}
