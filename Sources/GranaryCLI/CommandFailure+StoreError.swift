internal import Granary

extension CommandFailure {
    /// A store's error in words for whoever typed the command.
    init(_ error: StoreError) {
        let message =
            switch error {
            case .storeInUse(let path):
                "another process writes \(path): wait until it ends, or stop it; reading works "
                    + "meanwhile"
            case .conditionFailed: "the condition does not hold: nothing was written"
            default: "\(error)"
            }
        self.init(status: ExitStatus(error), message: message)
    }
}
