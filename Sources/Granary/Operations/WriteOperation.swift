internal import GranaryExpressions
internal import GranaryItems

/// An operation that changes the store.
///
/// Two halves: ``validated()`` does on the caller's thread all that needs no reads, and ``run(_:in:)``
/// is a function of what the transaction holds; the caller commits.
protocol WriteOperation: Sendable {
    associatedtype Plan: Sendable
    associatedtype Output: Sendable

    /// Whether it may fail after it has written something.
    var needsSavepoint: Bool { get }

    /// Parses, binds and checks.
    func validated() throws(StoreError) -> Plan

    /// Does the work. May be called again when the transaction had to be begun again.
    func run(_ plan: Plan, in transaction: inout Transaction) throws(StoreError) -> Output
}

extension WriteOperation {
    var needsSavepoint: Bool { false }
}

/// A write to one item that is bound and checked: what puts, updates, deletes and the actions of a
/// transaction have in common.
protocol ItemWritePlan: Sendable {
    var tableName: String { get }
    var condition: Condition? { get }
    /// Whether a failed condition gives back the item.
    var returnsItemOnFailure: Bool { get }

    /// Whether it changes the item, or only looks at it.
    var writes: Bool { get }

    /// Whether the new item is the old one with some of it changed.
    var changesExisting: Bool { get }

    /// The key of the item it writes.
    func key(in table: CatalogTable) throws(ValidationError) -> ItemKey

    /// What must not be, whatever is stored: checked before anything is read.
    func check(against table: CatalogTable) throws(StoreError)

    /// What the item becomes; `nil` when it is to be absent.
    func newItem(from existing: Item?, in table: CatalogTable) throws(StoreError) -> Item?

    /// What to say when an index cannot take the new item.
    func refusal(_ error: ValidationError) -> ValidationError
}

extension ItemWritePlan {
    var writes: Bool { true }

    var changesExisting: Bool { false }

    func check(against table: CatalogTable) throws(StoreError) {}

    func refusal(_ error: ValidationError) -> ValidationError { error }

    /// Reads, checks the condition, writes.
    func run(in transaction: inout Transaction) throws(StoreError) -> WriteEffect {
        let table = try transaction.catalog.table(named: tableName)
        let key = try validating { () throws(ValidationError) in
            let key = try self.key(in: table)
            try table.checkKeyPaths(in: condition)
            return key
        }
        try check(against: table)
        let existing = try transaction.itemToWrite(key, in: table)
        if let condition, !condition.holds(for: existing) {
            throw .conditionFailed(existing: returnsItemOnFailure ? existing : nil)
        }
        guard writes else {
            return WriteEffect(
                table: table, key: key, old: existing, new: existing, indexChanges: [])
        }
        let new = try newItem(from: existing, in: table)
        do throws(StoreError) {
            return try transaction.replace(
                key, in: table, old: existing, with: new, isMadeFromOld: changesExisting)
        } catch {
            guard case .validation(let rule) = error else { throw error }
            throw .validation(refusal(rule))
        }
    }
}

/// Converts a validation error to the store's.
func validating<Result>(
    _ body: () throws(ValidationError) -> Result
) throws(StoreError) -> Result {
    do throws(ValidationError) {
        return try body()
    } catch {
        throw .validation(error)
    }
}
