import HummingbirdCore
import Testing

@testable import GranaryServer

/// Answers that nobody takes must not fill the memory.
@Suite("Bodies of answers")
struct AnswerBodyTests {
    @Test("A long answer counts until it is gone, and never fails; a short one does not count")
    func counted() {
        let budget = BodyBudget(limit: 100_000)
        do {
            let long = AnswerBody.make([UInt8](repeating: 32, count: 200_000), budget)
            #expect(long.contentLength == 200_000)
            #expect(!budget.hasRoom)
            #expect(!budget.take(1))
            withExtendedLifetime(long) {}
        }
        #expect(budget.hasRoom)
        #expect(budget.take(100_000))
        let short = AnswerBody.make([32], budget)
        #expect(short.contentLength == 1)
        #expect(budget.hasRoom)
    }
}
