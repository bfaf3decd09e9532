import GranaryServer
import Testing

@Suite("Server settings")
struct ServerSettingsTests {
    @Test("The store is where it was said to be")
    func store() { #expect(ServerSettings(store: "a.granary").store == "a.granary") }
}
