internal import GranaryExpressions
public import GranaryItems

/// What a migration that has begun makes of the items that it has not reached yet.
///
/// A snapshot has the one of its moment, of each table. Readers of the new shape ask it when they cannot
/// read an item: it may still be of the old one. Whoever reads the old shape asks for nothing, and reads
/// what is stored. Where a value of the old shape could be taken for one of the new, such as an amount in
/// another unit, all readers ask before they read.
///
/// A write has the migration bring the item over that it finds, before anything else.
public final class ItemUpgrade: Sendable {
    private let comesFirst: Bool
    private let upgrade: @Sendable (borrowing ItemView) -> Item?
    /// The migration as it was begun or resumed.
    let running: RunningMigration
    /// How it sweeps the table.
    let batch: MigrationBatch

    /// Creates an upgrade.
    ///
    /// - Parameters:
    ///   - running: The migration as it was begun or resumed.
    ///   - batch: How it sweeps the table.
    ///   - comesFirst: Whether readers are to ask before they read an item as it is.
    ///   - upgrade: What becomes of an item by itself; `nil` for one that the migration has passed, leaves
    ///     alone, or makes of several or several of.
    package init(
        _ running: RunningMigration, batch: MigrationBatch, comesFirst: Bool,
        _ upgrade: @escaping @Sendable (borrowing ItemView) -> Item?
    ) {
        self.running = running
        self.batch = batch
        self.comesFirst = comesFirst
        self.upgrade = upgrade
    }

    /// Whether the migration has not reached an item that it changes.
    func covers(_ item: borrowing ItemView) -> Bool {
        running.covers(item.schemaVersion) && batch.wants(item)
    }

    /// Whether an item meets a condition, which whoever reads by the new schema means of its new shape.
    func meets(_ condition: Condition, _ item: borrowing ItemView) -> Bool {
        if let upgraded = upgrade(item) { return condition.evaluate(upgraded.view) }
        return condition.evaluate(item)
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
        if comesFirst {
            guard let upgraded = upgrade(item) else { return try body(item) }
            return try body(upgraded.view)
        }
        do throws(Failure) {
            if let value = try body(item) { return value }
        } catch {
            guard let upgraded = upgrade(item) else { throw error }
            return try body(upgraded.view)
        }
        guard let upgraded = upgrade(item) else { return nil }
        return try body(upgraded.view)
    }
}
