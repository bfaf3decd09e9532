public import GranaryItems

/// What a migration that has begun makes of the items that it has not reached yet.
///
/// A snapshot has the one of its moment, of each table. Readers of the new shape ask it when they cannot
/// read an item: it may still be of the old one. Whoever reads the old shape asks for nothing, and reads
/// what is stored. Where a value of the old shape could be taken for one of the new, such as an amount in
/// another unit, all readers ask before they read.
public final class ItemUpgrade: Sendable {
    private let comesFirst: Bool
    private let upgrade: @Sendable (borrowing ItemView) -> Item?

    /// Creates an upgrade.
    ///
    /// - Parameters:
    ///   - comesFirst: Whether readers are to ask before they read an item as it is.
    ///   - upgrade: What becomes of an item; `nil` for one that the migration has passed, or leaves alone.
    package init(
        comesFirst: Bool, _ upgrade: @escaping @Sendable (borrowing ItemView) -> Item?
    ) {
        self.comesFirst = comesFirst
        self.upgrade = upgrade
    }

    /// Reads an item as it is, or as it will be.
    ///
    /// - Parameters:
    ///   - item: What is stored.
    ///   - body: Reads it; throws, or returns `nil`, when it is not what was expected.
    /// - Returns: What `body` returns for the one or the other.
    /// - Throws: What `body` throws for both.
    /// - Complexity: That of the migration's steps, for an item that is read as it will be.
    public func read<Value, Failure>(
        _ item: borrowing ItemView, _ body: (borrowing ItemView) throws(Failure) -> Value?
    ) throws(Failure) -> Value? {
        if comesFirst, let upgraded = upgrade(item) { return try body(upgraded.view) }
        do throws(Failure) {
            if let value = try body(item) { return value }
        } catch {
            guard !comesFirst, let upgraded = upgrade(item) else { throw error }
            return try body(upgraded.view)
        }
        guard !comesFirst, let upgraded = upgrade(item) else { return nil }
        return try body(upgraded.view)
    }

    /// What an item becomes where it stays: what a write begins with that changes it.
    ///
    /// - Parameters:
    ///   - item: What is stored.
    ///   - keyNames: The attributes of the primary key.
    /// - Returns: The item without a revision; `nil` for one that moves, that the migration has passed, or
    ///   that it leaves alone.
    func inPlace(_ item: Item, keyNames: [String]) -> Item? {
        guard var upgraded = upgrade(item.view), keyNames.allSatisfy({ upgraded[$0] == item[$0] })
        else { return nil }
        upgraded.schemaVersion = 0
        return upgraded
    }
}

extension Transaction {
    /// Returns an item that is to be changed: as a migration that has begun will make it.
    package func itemToChange(_ key: Item, from name: String) throws(StoreError) -> Item? {
        guard let item = try get(key, from: name) else { return nil }
        let table = try catalog.table(named: name)
        return table.schema?.upgrade?.inPlace(item, keyNames: table.keySchema.names) ?? item
    }
}
