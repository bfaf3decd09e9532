public import Granary

/// What a server is told at its start.
public struct ServerSettings: Sendable {
    /// The directory of the store, created when missing.
    public var store: String
    /// The address to listen at.
    public var host = "127.0.0.1"
    /// The port to listen at; 0 picks a free one.
    public var port = 8_000
    /// The file with the access keys; without one any signature is accepted, from loopback alone.
    public var credentials: String?
    /// The file with the certificate chain, in PEM, for TLS.
    public var tlsCertificate: String?
    /// The file with the certificate's private key, in PEM.
    public var tlsKey: String?
    /// The folder of a schema that writes must keep.
    public var schema: String?
    /// What an acknowledged write promises.
    public var durability = Durability.full
    /// The region in ARNs, and the one that signatures must be for.
    public var region = "us-east-1"
    /// Names that a `Host` header may have beside the address that is listened at.
    public var allowedHosts: [String] = []
    /// Origins of pages whose scripts may call; none by default.
    public var allowedOrigins: [String] = []
    /// How much a connection may ask for.
    public var limits = ServerLimits()

    /// Creates settings for a store.
    public init(store: String) { self.store = store }

    /// Takes the durability of this word.
    ///
    /// - Throws: ``SettingsError`` when there is none.
    public mutating func setDurability(_ word: String) throws(SettingsError) {
        guard let durability = Durability(rawValue: word) else {
            throw SettingsError("the durability must be full or relaxed, not '\(word)'")
        }
        self.durability = durability
    }

    /// Whether only this machine can reach the address.
    var isLoopback: Bool { Self.isLoopback(host) }

    /// Whether a host is this machine itself.
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        // Numbers only: `127.example.com` is a name, and may be anywhere.
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
