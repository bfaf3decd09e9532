/// What a server is told at its start.
public struct ServerSettings: Sendable {
    /// The directory of the store.
    public var store: String

    /// Creates settings for a store.
    public init(store: String) { self.store = store }
}
