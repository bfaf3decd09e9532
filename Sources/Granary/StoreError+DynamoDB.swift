/// A failure in DynamoDB's words.
public struct DynamoDBException: Sendable, Hashable {
    /// The exception's name, such as `ConditionalCheckFailedException`.
    public var name: String

    /// DynamoDB's text.
    public var message: String
}

extension SchemaViolation {
    /// What a `ValidationException` says of violations.
    package static func message(_ violations: [SchemaViolation]) -> String {
        "One or more parameter values were invalid: "
            + violations.map(\.description).joined(separator: "; ")
    }
}

extension StoreError {
    /// The exception DynamoDB raises for this.
    ///
    /// The one place where a store error takes DynamoDB's name and text. No `default`: a new case
    /// does not compile until it has an answer here.
    public var dynamoDBException: DynamoDBException {
        switch self {
        case .validation(let error): .init("ValidationException", error.description)
        case .expression(let error): .init("ValidationException", error.description)
        case .conditionFailed:
            .init("ConditionalCheckFailedException", "The conditional request failed")
        case .uniqueViolation(let index, _):
            .init(
                "ConditionalCheckFailedException",
                "The conditional request failed: another item has this key in unique index \(index)"
            )
        case .schemaViolation(let violations):
            .init("ValidationException", SchemaViolation.message(violations))
        case .schemaRuleMissing(let model, let rule):
            .init(
                "ValidationException",
                "Items of \(model) cannot be written: the rule \(rule) is not registered")
        case .transactionCancelled(let reasons):
            .init(
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons "
                    + "[\(reasons.map(\.code.rawValue).joined(separator: ", "))]")
        case .idempotentParameterMismatch:
            .init(
                "IdempotentParameterMismatchException",
                "The request uses the same client token as a previous, but non-identical request.")
        case .tableNotFound:
            .init("ResourceNotFoundException", "Requested resource not found")
        case .tableInUse(let name):
            .init("ResourceInUseException", "Table already exists: \(name)")
        case .tableProtected:
            .init(
                "ValidationException",
                "Resource cannot be deleted as it is currently protected against deletion. "
                    + "Disable deletion protection first.")
        case .indexNotReady(_, let index):
            .init(
                "ValidationException",
                "Cannot read from backfilling global secondary index: \(index)")
        case .indexChangeInProgress:
            .init(
                "LimitExceededException",
                "Subscriber limit exceeded: Only 1 online index can be created or deleted "
                    + "simultaneously per table")
        case .changesTrimmed:
            .init(
                "TrimmedDataAccessException",
                "The operation attempted to read past the oldest stream record in a shard.")
        case .storeInUse, .readOnly, .closed, .notAStore, .formatTooNew, .storageFull, .corrupted,
            .commitUnknown, .writingStopped, .storage, .schemaDocument, .schemaTooNew,
            .schemaChanged, .schemaIndexChanged, .schemaUnreadable, .migrationUnfinished,
            .migrationNeeded, .migrationTakenOver:
            .init("InternalServerError", "Internal server error")
        }
    }
}

extension DynamoDBException {
    fileprivate init(_ name: String, _ message: String) {
        self.init(name: name, message: message)
    }
}

extension StoreError: CustomStringConvertible {
    /// What happened and how to mend it; never an item's contents.
    public var description: String {
        switch self {
        case .tableNotFound(let name):
            "there is no table '\(name)': create it, or list the tables to see their names"
        case .uniqueViolation(let index, let key):
            "another item has this key in the unique index '\(index)': "
                + "the item whose key attributes are \(key.attributeNames.joined(separator: ", "))"
        case .schemaViolation(let violations):
            violations.map(\.description).joined(separator: "\n")
        case .schemaDocument(let error): "\(error)"
        case .schemaTooNew(let found, let given):
            "the table has version \(found) of the schema, newer than \(given): use the newer schema"
        case .schemaChanged(let name, let version):
            "the table has schema \(name) \(version) with other content: raise `version`"
        case .schemaIndexChanged(let table, let index):
            "index '\(index)' of '\(table)' differs from the schema's: give the new one another name,"
                + " or drop the old one"
        case .schemaRuleMissing(let model, let rule):
            "items of \(model) cannot be written without the rule '\(rule)': open the store with the"
                + " schema's rules"
        case .schemaUnreadable(let table, let reason):
            "the schema of '\(table)' cannot be read (\(reason)): use a newer version of Granary"
        case .migrationUnfinished(let table, let number, let name):
            "migration \(number) (\(name)) of '\(table)' was begun and has not ended: resume it, or"
                + " abort it"
        case .migrationNeeded(let table, let found, let given):
            "'\(table)' is at version \(found) of its schema and changes by migrations only: migrate"
                + " it to \(given) with `granary migrate up`, or MigrationRunner"
        case .migrationTakenOver(let table):
            "another run has taken the migration of '\(table)' over: leave it to that one"
        case .indexNotReady(let table, let index):
            "index '\(index)' of '\(table)' is still being built: describe the table to see when"
                + " it is ACTIVE"
        case .storeInUse(let path):
            "another process writes \(path): close it, or open the store read-only"
        case .readOnly: "the store was opened read-only: open it for writing first"
        case .closed: "the store is closed"
        case .notAStore(let path): "\(path) is not a Granary store"
        case .formatTooNew(let found, let supported):
            "the store has format \(found), this version reads up to \(supported): "
                + "use a newer version of Granary"
        case .storageFull: "the disk is full: nothing was written; make room and try again"
        case .corrupted(let detail):
            "the store is damaged (\(detail)): run `granary check`, and restore a snapshot"
        case .commitUnknown(let error):
            "the disk failed during a commit (\(error)): reopen the store to see whether the write"
                + " is there"
        case .writingStopped:
            "an earlier commit failed: nothing was written, and nothing will be until the store is"
                + " opened again"
        case .storage(let error): "\(error)"
        case .changesTrimmed(let oldest):
            "these change records were trimmed: the oldest kept is \(oldest)"
        default: dynamoDBException.message
        }
    }
}
