import HTTPTypes
import Testing

@testable import GranaryServer

/// Bodies and answers that nobody takes must not fill the memory.
@Suite("What bodies take")
struct BudgetShareTests {
    @Test("An answer counts until it is gone, and never fails")
    func answers() {
        let budget = BodyBudget(limit: 100_000)
        do {
            let share = BudgetShare(ofAnswer: 200_000, of: budget)
            #expect(!budget.hasRoom)
            #expect(!budget.take(1))
            withExtendedLifetime(share) {}
        }
        #expect(budget.hasRoom)
        #expect(budget.take(50_000, after: 0))
        #expect(budget.take(50_000, after: 0))
    }

    @Test("A body is refused when it is too long, and when there is no room")
    func bodies() throws {
        let budget = BodyBudget(limit: 100)
        do {
            let share = BudgetShare(of: budget)
            try share.take(60, after: 0, limit: 80)
            #expect(
                status { () throws(HTTPRefusal) in try share.take(21, after: 60, limit: 80) } == 413
            )
            let other = BudgetShare(of: budget)
            #expect(
                status { () throws(HTTPRefusal) in try other.take(41, after: 0, limit: 80) } == 503)
            try other.take(40, after: 0, limit: 80)
            #expect(!budget.take(1))
        }
        #expect(budget.take(100))
    }

    private func status(_ body: () throws(HTTPRefusal) -> Void) -> Int? {
        do throws(HTTPRefusal) {
            try body()
            return nil
        } catch {
            return error.status.code
        }
    }
}

/// The time as HTTP writes it.
@Suite struct HTTPDateTests {
    /// The first is the example of RFC 9110, section 5.6.7.
    @Test(
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (4_102_444_799, "Thu, 31 Dec 2099 23:59:59 GMT"),
        ] as [(UInt64, String)])
    func text(second: UInt64, text: String) { #expect(HTTPDate.text(ofSecond: second) == text) }
}
