internal import Granary
internal import GranaryEntities

extension CommandFailure {
    /// A store's error in words for whoever typed the command.
    init(_ error: StoreError) {
        var details: [String] = []
        let message: String
        switch error {
        case .storeInUse(let path):
            message =
                "another process writes \(path): wait until it ends, or stop it; reading works "
                + "meanwhile"
        case .tableProtected(let table):
            message =
                "table '\(table)' is protected against deletion: `granary table update \(table) "
                + "--no-deletion-protection` first"
        case .tableNotFound(let table):
            message =
                "there is no table '\(table)': `granary table list` shows those that there are"
        case .uniqueViolation(let index, let key):
            message = "another item has this key in the unique index '\(index)': \(key.json)"
        case .expression(let error):
            if case .reservedWord(let word) = error.reason {
                message =
                    "\(error): write '#n' for it, and give --names '{\"#n\":\"\(word)\"}'"
            } else {
                message = "\(error)"
            }
        case .conditionFailed: message = "the condition does not hold: nothing was written"
        case .schemaViolation(let violations):
            let count = CountText.text(violations.count, "rule")
            message = "the item breaks \(count) of the table's schema: nothing was written"
            details = violations.map { "\($0)" }
        case .schemaDocument(.schema(let diagnostics)):
            message = "the schema cannot be used"
            details = diagnostics.map { "\($0)" }
        case .schemaRuleMissing(let model, let rule):
            message =
                "items of \(model) are held to the rule '\(rule)', which is Swift code that this "
                + "tool does not have: write them with the program that has it, or give "
                + "--skip-missing-rules"
        default: message = "\(error)"
        }
        self.init(status: ExitStatus(error), message: message, details: details)
    }
}

extension CommandFailure {
    /// A typed operation's error in words for whoever typed the command.
    init(_ error: EntityError) {
        if case .store(let error) = error { self.init(error) } else { self = .failure("\(error)") }
    }
}
