internal import Granary
internal import GranaryTransfer

extension CommandFailure {
    /// An error of snapshots, imports and exports in words for whoever typed the command.
    init(_ error: TransferError) {
        switch error {
        case .store(let error): self.init(error)
        case .record:
            self = .failure(
                "\(error): mend it, or go on with --skip-bad-lines or --rejects FILE")
        case .noChangeLog(let table):
            self = .usage("\(error): `granary table update \(table) --change-log`")
        case .modelTables: self = .usage("\(error) with --model-table NAME")
        case .destinationUnknown:
            self = .usage("\(error) with --another-store")
        case .noSuchSnapshot, .ambiguousSnapshot, .destinationExists, .destinationNotAStore,
            .snapshotOfAnotherStore,
            .tooManyColumns, .noSuchChange, .rejectsExist:
            self = .usage("\(error)")
        default: self = .failure("\(error)")
        }
    }
}
