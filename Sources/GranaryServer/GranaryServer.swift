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
    private let keys: KeyRing?
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
        keys = if let file = settings.credentials { try KeyRing(file: file) } else { nil }
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
        let metrics = RequestMetrics()
        let service = WireService(
            store: store,
            options: WireOptions(region: settings.region, endpoint: "\(name):\(settings.port)"))
        var application = Application(
            responder: responder(service, metrics),
            server: try serverBuilder(metrics),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: settings.port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    settings.limits.connectionCount)),
            onServerRunning: { channel in
                // Port 0 is another one by now.
                let address = "\(name):\(channel.localAddress?.port ?? 0)"
                service.isReached(at: address)
                whenReady("\(scheme)://\(address)")
            },
            logger: logger)
        if let keys { application.addServices(KeyReloader(keys: keys, logger: logger)) }
        try await application.runService()
    }

    private func responder(
        _ service: WireService, _ metrics: RequestMetrics
    ) -> WireResponder {
        WireResponder(
            service: service, rules: HeadRules(settings),
            authenticator: Authenticator(keys, region: settings.region) {
                Int(clamping: Store.nowMilliseconds)
            },
            limiter: keys == nil ? nil : KeyLimiter(limit: settings.limits.keyRequestCount),
            budget: BodyBudget(limit: settings.limits.inFlightByteCount),
            limits: settings.limits, region: settings.region, metrics: metrics, logger: logger)
    }

    private func serverBuilder(_ metrics: RequestMetrics) throws -> HTTPServerBuilder {
        let limits = settings.limits
        let http = HTTPServerBuilder { responder in
            WireChannel(responder: responder, limits: limits, metrics: metrics)
        }
        guard let tls else { return http }
        return try .tls(http, tlsConfiguration: tls)
    }
}
