import GranarySchema
import Testing

/// Versions decide which schema a store takes: they are compared as numbers, not as text.
@Suite struct SchemaVersionTests {
    @Test("A version is its text", arguments: ["0.0.0", "1.4.0", "10.20.30", "999999999.0.1"])
    func roundTrip(text: String) throws {
        #expect(try #require(SchemaVersion(text)).description == text)
    }

    @Test(
        "Anything else is none",
        arguments: [
            "", "1", "1.2", "1.2.3.4", "1.2.x", "01.2.3", "1.2.-3", "1.2.3-beta", "1..3", "١.٢.٣",
        ])
    func refusal(text: String) {
        #expect(SchemaVersion(text) == nil)
    }

    @Test("Numbers order versions")
    func order() {
        let versions = ["0.9.9", "1.0.0", "1.2.0", "1.2.10", "1.10.0", "10.0.0"]
            .compactMap(SchemaVersion.init)
        #expect(versions.count == 6)
        #expect(versions.shuffled().sorted() == versions)
    }
}
