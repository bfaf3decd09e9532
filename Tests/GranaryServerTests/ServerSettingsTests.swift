import GranaryServer
import Testing

/// A server that would be open to strangers, or cannot work, does not start, and says why.
@Suite("Server settings")
struct ServerSettingsTests {
    @Test("Without access keys only this machine may call")
    func open() {
        var settings = ServerSettings(store: "never.granary")
        settings.host = "0.0.0.0"
        #expect(
            throws: SettingsError(
                "0.0.0.0 can be reached from other machines: give --credentials, or listen at "
                    + "127.0.0.1")
        ) { try GranaryServer(settings) }
    }

    @Test("A certificate needs its key")
    func halfTLS() {
        var settings = ServerSettings(store: "never.granary")
        settings.tlsCertificate = "server.pem"
        #expect(throws: SettingsError("TLS needs both --tls-certificate and --tls-key")) {
            try GranaryServer(settings)
        }
    }

    @Test("A durability that there is not is refused")
    func durability() {
        var settings = ServerSettings(store: "never.granary")
        #expect(
            throws: SettingsError("the durability must be full or relaxed, not 'some'")
        ) { try settings.setDurability("some") }
    }
}
