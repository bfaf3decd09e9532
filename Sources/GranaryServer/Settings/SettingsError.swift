/// Why a server did not start: one sentence for whoever started it.
public struct SettingsError: Error, CustomStringConvertible, Equatable {
    /// What is wrong, and how to mend it.
    public let description: String

    /// Creates an error.
    public init(_ description: String) { self.description = description }
}
