import DynamoDBWire
import HTTPTypes
import Testing

@testable import GranaryServer

/// One access key cannot have all that the server has.
@Suite("Requests of one access key")
struct KeyLimiterTests {
    private func exception(_ limiter: KeyLimiter, _ key: String) -> String? {
        do throws(HTTPRefusal) {
            try limiter.begin(key)
            return nil
        } catch {
            #expect(error.status == .badRequest)
            #expect(!error.closes)
            return error.error.exception
        }
    }

    @Test("The limit is one key's, and what ends makes room")
    func limit() {
        let limiter = KeyLimiter(limit: 2)
        #expect(exception(limiter, "a") == nil)
        #expect(exception(limiter, "a") == nil)
        #expect(exception(limiter, "a") == "RequestLimitExceeded")
        #expect(exception(limiter, "b") == nil)
        limiter.end("a")
        #expect(exception(limiter, "a") == nil)
        #expect(exception(limiter, "a") == "RequestLimitExceeded")
    }
}
