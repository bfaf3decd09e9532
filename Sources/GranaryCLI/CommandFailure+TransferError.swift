internal import Granary
internal import GranaryTransfer

extension CommandFailure {
    /// An error of snapshots, imports and exports in words for whoever typed the command.
    init(_ error: TransferError) {
        switch error {
        case .store(let error): self.init(error)
        case .noSuchSnapshot, .destinationExists, .snapshotOfAnotherStore:
            self = .usage("\(error)")
        default: self = .failure("\(error)")
        }
    }
}
