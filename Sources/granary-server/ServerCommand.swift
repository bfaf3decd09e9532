internal import ArgumentParser
internal import Foundation
internal import GranaryServer
internal import Logging

/// The command line of the server.
@main
struct ServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "granary-server",
        abstract: "Serves a store by DynamoDB's protocol, to any AWS SDK.",
        discussion: """
            Settings that are not given here come from the environment (GRANARY_STORE, GRANARY_PORT, \
            GRANARY_TLS_KEY, ...), then from the file of --config.

            EXAMPLES
              granary-server --store app.granary
              aws dynamodb list-tables --endpoint-url http://127.0.0.1:8000

              granary-server --store app.granary --host 0.0.0.0 --allow-host db.example \\
                --credentials keys.json --tls-certificate server.pem --tls-key server.key
            """,
        version: GranaryServer.version)

    @Option(help: "The directory of the store, created when missing.")
    var store: String?
    @Option(help: "The address to listen at. (default: 127.0.0.1)")
    var host: String?
    @Option(help: "The port to listen at; 0 picks a free one. (default: 8000)")
    var port: Int?
    @Option(help: "The file with the access keys; without it only this machine may call.")
    var credentials: String?
    @Option(help: "The certificate chain for TLS, in PEM.")
    var tlsCertificate: String?
    @Option(help: "The certificate's private key, in PEM.")
    var tlsKey: String?
    @Option(help: "The folder of a schema that writes must keep.")
    var schema: String?
    @Option(
        help: """
            When a write is answered: full, once it is synced; relaxed, before, and a power cut may \
            take the last tenth of a second. (default: full)
            """)
    var durability: String?
    @Option(help: "The region in ARNs and signatures. (default: us-east-1)")
    var region: String?
    @Option(help: "A name that the Host header may have; may be given several times.")
    var allowHost: [String] = []
    @Option(help: "An origin whose pages may call; may be given several times.")
    var allowOrigin: [String] = []
    @Option(help: "A file of settings, in JSON.")
    var config: String?
    @Option(help: "What to log: debug has one line a request. (default: notice)")
    var logLevel: String?

    func run() async throws {
        do {
            let sources = try SettingsSources(file: config)
            let settings = try settings(sources)
            var logger = Logger(label: "granary-server") {
                StreamLogHandler.standardError(label: $0)
            }
            logger.logLevel = try logLevel(sources)
            let server = try GranaryServer(settings, logger: logger)
            do {
                try await server.run { address in
                    // Not `print`, whose text waits in a buffer when nobody looks at a terminal.
                    let line = "granary-server: \(settings.store) at \(address)\n"
                    FileHandle.standardOutput.write(Data(line.utf8))
                }
            } catch {
                throw GranaryServer.unheard(at: settings, error)
            }
        } catch let error as SettingsError {
            FileHandle.standardError.write(Data("granary-server: \(error)\n".utf8))
            throw ExitCode(1)
        }
    }

    private func settings(_ sources: SettingsSources) throws(SettingsError) -> ServerSettings {
        guard let path = store ?? sources.text("store"), !path.isEmpty else {
            throw SettingsError("which store? Give --store PATH, or set GRANARY_STORE")
        }
        var settings = ServerSettings(store: path)
        settings.host = host ?? sources.text("host") ?? settings.host
        if let port {
            settings.port = port
        } else if let port = try sources.number("port") {
            settings.port = port
        }
        settings.credentials = credentials ?? sources.text("credentials")
        settings.tlsCertificate = tlsCertificate ?? sources.text("tls.certificate")
        settings.tlsKey = tlsKey ?? sources.text("tls.key")
        settings.schema = schema ?? sources.text("schema")
        settings.region = region ?? sources.text("region") ?? settings.region
        settings.allowedHosts = allowHost.isEmpty ? sources.list("allow.hosts") : allowHost
        settings.allowedOrigins = allowOrigin.isEmpty ? sources.list("allow.origins") : allowOrigin
        if let word = durability ?? sources.text("durability") {
            try settings.setDurability(word)
        }
        guard !settings.region.isEmpty,
            settings.region.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        else { throw SettingsError("the region must have a name, such as us-east-1") }
        guard (0...65_535).contains(settings.port) else {
            throw SettingsError("the port must be 0 to 65535, not \(settings.port)")
        }
        return settings
    }

    private func logLevel(_ sources: SettingsSources) throws(SettingsError) -> Logger.Level {
        guard let word = logLevel ?? sources.text("log.level") else { return .notice }
        guard let level = Logger.Level(rawValue: word) else {
            throw SettingsError(
                "the log level must be one of "
                    + Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return level
    }
}
