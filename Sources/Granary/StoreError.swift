public import GranaryExpressions
public import GranaryItems
public import GranarySchema
public import GranaryStorage

/// Why the store did not do what it was asked.
///
/// One case for each thing a caller can do something about. Whatever the case, nothing of the
/// operation was written, except for ``commitUnknown``.
@nonexhaustive
public enum StoreError: Error, Sendable {
    // What the request says

    /// A parameter, item or key breaks a rule.
    case validation(ValidationError)

    /// An expression cannot be parsed, bound or applied.
    case expression(ExpressionError)

    /// The condition was false; the item as it is, if it was asked for.
    case conditionFailed(existing: Item?)

    /// Another item has this key in a unique index.
    case uniqueViolation(index: String, existingKey: Item)

    /// The item is not what the table's schema says; everything that is wrong with it, at once.
    case schemaViolation([SchemaViolation])

    /// A transaction was given up; one reason for each of its actions, in order.
    case transactionCancelled([CancellationReason])

    /// The client request token was used with other parameters.
    case idempotentParameterMismatch

    // What the store holds

    /// There is no such table.
    case tableNotFound(String)

    /// A table of that name is there already.
    case tableInUse(String)

    /// The table is protected against deletion.
    case tableProtected(String)

    /// The index is still being built.
    case indexNotReady(table: String, index: String)

    /// Another index of the table is being built or dropped.
    case indexChangeInProgress(table: String)

    /// Change records before this sequence number were trimmed.
    case changesTrimmed(oldest: UInt64)

    // Schemas

    /// The document given as a schema is none.
    case schemaDocument(SchemaDocumentError)

    /// The table has a newer version of the schema than the one given.
    case schemaTooNew(found: SchemaVersion, given: SchemaVersion)

    /// The table has a schema of this name and version with other content.
    case schemaChanged(name: String, version: SchemaVersion)

    /// The schema has an index of this name, and the table another one.
    case schemaIndexChanged(table: String, index: String)

    /// The schema of the model names a rule in Swift that this process does not have.
    case schemaRuleMissing(model: String, rule: String)

    /// The table's schema was stored by a newer version: nothing may be written that it might forbid.
    case schemaUnreadable(table: String, reason: SchemaDocumentError)

    // Migrations

    /// A migration of the table was begun and has not ended: resume it, or abort it.
    case migrationUnfinished(table: String, number: Int, name: String)

    /// The table has a migration ledger, and its schema changes by migrations only.
    case migrationNeeded(table: String, found: SchemaVersion, given: SchemaVersion)

    /// Another run has taken the migration over, or it has ended.
    case migrationTakenOver(table: String)

    // The world

    /// Another process writes this store.
    case storeInUse(path: String)

    /// The store was opened to be read.
    case readOnly

    /// The store is closed.
    case closed

    /// The path does not hold a Granary store.
    case notAStore(path: String)

    /// The store was written by a newer version.
    case formatTooNew(found: UInt32, supported: UInt32)

    /// The disk has no room.
    case storageFull

    /// The file is damaged: stop writing, run `check`, restore.
    case corrupted(detail: String)

    /// The disk failed while committing. Whether the write is durable is unknown; reopen to learn.
    case commitUnknown(StorageError)

    /// An earlier commit failed so that nothing may be written until the store is opened again.
    case writingStopped

    /// LMDB or the system failed in a way that only an operator can act on.
    case storage(StorageError)
}

/// Why one action of a transaction did not happen; `none` for those that would have.
public struct CancellationReason: Sendable, Hashable {
    /// DynamoDB's reason codes.
    public enum Code: String, Sendable, Hashable {
        /// This action would have been done.
        case none = "None"
        /// Its condition was false.
        case conditionalCheckFailed = "ConditionalCheckFailed"
        /// It was to insert an item, and one with its key is there.
        case duplicateItem = "DuplicateItem"
        /// Its item or update breaks a rule.
        case validationError = "ValidationError"
        /// Another item has its key in a unique index. Not in DynamoDB.
        case uniqueViolation = "UniqueViolation"
    }

    /// What kind of reason.
    public var code: Code

    /// DynamoDB's text, absent for ``Code/none``.
    public var message: String?

    /// The item that was there, when `ReturnValuesOnConditionCheckFailure` asked for it.
    public var item: Item?

    /// What of its schema the item breaks, if that is the reason.
    public var violations: [SchemaViolation] = []

    /// Creates a reason.
    public init(code: Code, message: String? = nil, item: Item? = nil) {
        self.code = code
        self.message = message
        self.item = item
    }
}
