internal import Granary

/// What the process ends with.
enum ExitStatus: Int32 {
    /// It did what it was asked.
    case success = 0
    /// A condition did not hold, or there is no such item.
    case conditionFailed = 1
    /// The command line, a table's name, an expression or an item is wrong.
    case usage = 2
    /// The store, the file or the system is in the way.
    case failure = 3
    /// Migrations are pending.
    case behind = 4
    /// A store and its migrations do not agree.
    case drifted = 5
    /// A migration was begun and has not ended.
    case unfinished = 6
}

extension ExitStatus {
    /// The status for a store's error; no `default`, so that each new case finds its status.
    init(_ error: StoreError) {
        switch error {
        case .conditionFailed, .uniqueViolation, .transactionCancelled: self = .conditionFailed
        case .validation, .expression, .idempotentParameterMismatch, .tableNotFound, .tableInUse,
            .tableProtected, .changesTrimmed, .schemaViolation, .schemaDocument, .schemaTooNew,
            .schemaChanged, .schemaIndexChanged:
            self = .usage
        case .indexNotReady, .indexChangeInProgress, .storeInUse, .readOnly, .closed, .notAStore,
            .formatTooNew, .storageFull, .corrupted, .commitUnknown, .writingStopped, .storage,
            .schemaRuleMissing, .schemaUnreadable, .migrationUnfinished, .migrationNeeded,
            .migrationTakenOver:
            self = .failure
        }
    }
}
