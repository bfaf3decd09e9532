internal import DynamoDBWire
internal import Granary
internal import HummingbirdCore
internal import HummingbirdTLS
public import Logging
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import ServiceLifecycle
internal import UnixSignals

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
        if settings.tlsCertificate == nil, !settings.isLoopback {
            logger.warning(
                "requests and answers can be read on the way: give --tls-certificate and --tls-key",
                metadata: ["host": "\(settings.host)"])
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
        let configuration = ServerConfiguration(
            address: .hostname(host, port: settings.port),
            availableConnectionsDelegate: MaximumAvailableConnections(
                settings.limits.connectionCount))
        let server = try server(
            WireChannel(responder: responder(service, metrics)), configuration
        ) { channel in
            // Port 0 is another one by now.
            let address = "\(name):\(channel.localAddress?.port ?? 0)"
            service.isReached(at: address)
            whenReady("\(scheme)://\(address)")
        }
        var services: [any Service] = [server]
        var endings: [UnixSignal] = [.sigterm, .sigint]
        if let keys {
            services.insert(KeyReloader(keys: keys, logger: logger), at: 0)
        } else {
            endings.append(.sighup)
        }
        try await ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services, gracefulShutdownSignals: endings, logger: logger)
        ).run()
    }

    private func responder(
        _ service: WireService, _ metrics: RequestMetrics
    ) -> WireResponder {
        WireResponder(
            service, rules: HeadRules(settings),
            authenticator: Authenticator(keys, region: settings.region) {
                Int(clamping: Store.nowMilliseconds)
            },
            limiter: keys == nil ? nil : KeyLimiter(limit: settings.limits.keyRequestCount),
            limits: settings.limits, region: settings.region, metrics: metrics, logger: logger)
    }

    private func server(
        _ connections: WireChannel, _ configuration: ServerConfiguration,
        whenRunning: @escaping @Sendable (any Channel) async -> Void
    ) throws -> any Service {
        let loops = MultiThreadedEventLoopGroup.singleton
        guard let tls else {
            return connections.server(
                configuration: configuration, onServerRunning: whenRunning, eventLoopGroup: loops,
                logger: logger)
        }
        return try TLSChannel(connections, tlsConfiguration: tls).server(
            configuration: configuration, onServerRunning: whenRunning, eventLoopGroup: loops,
            logger: logger)
    }
}
