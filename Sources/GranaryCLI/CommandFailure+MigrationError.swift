internal import Granary
internal import GranaryMigrations

extension CommandFailure {
    /// A migration's error in words for whoever typed the command.
    init(_ error: MigrationError) {
        if case .store(let error) = error {
            self.init(error)
            return
        }
        self.init(
            status: ExitStatus(error), message: error.description, details: error.details)
    }
}

extension ExitStatus {
    /// The status for a migration's error.
    init(_ error: MigrationError) {
        switch error {
        case .files, .unusable, .noSuchMigration, .functionMissing, .hasLedger: self = .usage
        case .dangers, .obstacles, .unverified, .irreversible, .notBegun:
            self = .conditionFailed
        case .edited, .missing, .drifted, .storeTooNew: self = .drifted
        case .unfinished, .abortUnderWay, .unsound, .item, .cancelled: self = .unfinished
        case .nothingToResume: self = .conditionFailed
        case .snapshot, .stopped: self = .failure
        case .store(let error): self.init(error)
        @unknown default: self = .failure
        }
    }

    /// The status for where a store stands.
    init(_ summary: MigrationStatus.Summary) {
        self =
            switch summary {
            case .upToDate: .success
            case .behind: .behind
            case .drifted: .drifted
            case .unfinished: .unfinished
            }
    }
}
