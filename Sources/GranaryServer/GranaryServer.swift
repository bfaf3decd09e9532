internal import DynamoDBWire
internal import Granary
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
public import Logging
internal import NIOCore
internal import NIOSSL

/// DynamoDB's protocol over HTTP, for one store.
///
/// ```swift
/// var settings = ServerSettings(store: "app.granary")
/// settings.port = 0
/// try await GranaryServer(settings).run { address in print(address) }
/// ```
public struct GranaryServer: Sendable {
    private let settings: ServerSettings
    private let credentials: Credentials?
    private let tls: TLSConfiguration?
    private let store: Store
    private let logger: Logger

    /// Checks the settings and opens the store; nothing is listened at yet.
    ///
    /// - Throws: ``SettingsError``, a sentence for whoever started the server.
    public init(
        _ settings: ServerSettings, logger: Logger = Logger(label: "granary-server")
    ) throws(SettingsError) {
        guard settings.credentials != nil || settings.isLoopback else {
            throw SettingsError(
                "\(settings.host) can be reached from other machines: give --credentials, or listen "
                    + "at 127.0.0.1")
        }
        self.settings = settings
        self.logger = logger
        credentials =
            if let file = settings.credentials { try Credentials(file: file) } else { nil }
        tls = try settings.tlsConfiguration()
        store = try settings.openStore(logger: logger)
    }

    /// Listens until the process is told to end, or the task is cancelled; requests that are being
    /// answered are answered before it returns.
    ///
    /// - Parameter whenReady: Called once, with where the server listens, such as
    ///   `http://127.0.0.1:8000`.
    /// - Throws: What the system says when the address cannot be listened at.
    public func run(whenReady: @escaping @Sendable (String) -> Void) async throws {
        defer { store.close() }
        let scheme = tls == nil ? "http" : "https"
        let host = settings.host
        let name = host.contains(":") ? "[\(host)]" : host
        let application = Application(
            responder: responder(),
            server: try serverBuilder(),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: settings.port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    settings.limits.connectionCount)),
            onServerRunning: { channel in
                whenReady("\(scheme)://\(name):\(channel.localAddress?.port ?? 0)")
            },
            logger: logger)
        try await application.runService()
    }

    private func responder() -> WireResponder {
        let endpoint = "\(settings.host):\(settings.port)"
        return WireResponder(
            service: WireService(
                store: store,
                options: WireOptions(region: settings.region, endpoint: endpoint)),
            rules: HeadRules(settings),
            authenticator: Authenticator(credentials, region: settings.region) {
                Int(clamping: Store.nowMilliseconds)
            },
            budget: BodyBudget(limit: settings.limits.inFlightByteCount),
            limits: settings.limits, region: settings.region, logger: logger)
    }

    private func serverBuilder() throws -> HTTPServerBuilder {
        let limits = settings.limits
        let http = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [ConnectionTimer(limits)],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headByteCount,
                    maxHeaderListSize: limits.headByteCount,
                    maxHeaderFieldCount: limits.fieldCount)))
        guard let tls else { return http }
        return try .tls(http, tlsConfiguration: tls)
    }
}
