/// Why a command ends without having done what it was asked.
struct CommandFailure: Error, Equatable {
    /// What the process ends with.
    let status: ExitStatus

    /// One line: what is wrong, where, and how to mend it.
    let message: String

    /// What is wrong in detail, a line for each thing.
    var details: [String] = []

    /// A failure of the store, a file or the system.
    static func failure(_ message: String) -> Self { Self(status: .failure, message: message) }

    /// A wrong item, expression or name.
    static func usage(_ message: String) -> Self { Self(status: .usage, message: message) }

    /// A key under which there is nothing.
    static let missingItem = Self(
        status: .conditionFailed, message: "there is no item with this key")
}
