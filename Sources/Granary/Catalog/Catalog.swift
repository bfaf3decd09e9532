/// All the tables there are, as of one commit.
///
/// Immutable, so that a reader keeps the one that belongs to its snapshot while the writer makes the
/// next.
final class Catalog: Sendable {
    let tables: [String: CatalogTable]

    /// The table when there is just one, as single-table design has it: found without hashing.
    private let only: CatalogTable?

    init(tables: [String: CatalogTable] = [:]) {
        self.tables = tables
        only = tables.count == 1 ? tables.values.first : nil
    }

    /// The table of that name.
    func table(named name: String) throws(StoreError) -> CatalogTable {
        if let only, only.name == name { return only }
        guard let table = tables[name] else { throw .tableNotFound(name) }
        return table
    }

    /// The same catalog with `table` in it, in place of one of the same name.
    func setting(_ table: CatalogTable) -> Catalog {
        var tables = tables
        tables[table.name] = table
        return Catalog(tables: tables)
    }

    /// The same catalog without the table of that name.
    func removing(_ name: String) -> Catalog {
        var tables = tables
        tables[name] = nil
        return Catalog(tables: tables)
    }
}
