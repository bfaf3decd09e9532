import DynamoDBWire
import GranaryTestSupport
import Testing

/// The service answers whatever it is asked.
@Suite("Wire service")
struct WireServiceTests {
    @Test("A request without a target is refused", .temporaryStore)
    func noTarget() async {
        let service = WireService(store: TemporaryStore.current)
        let caller = Caller(accountID: "000000000000", accessKeyID: "test")
        let response = await service.respond(to: nil, body: [], from: caller)
        #expect(response.status == 400)
    }
}
