import Dispatch
import Testing

@testable import DynamoDBWire

/// A request waits for long work as long as it has patience, and the work goes on.
@Suite("Long work", .timeLimit(.minutes(1)))
struct LongWorkTests {
    private static let failure = WireError("TestException", "it failed")

    @Test func givesWhatItReturns() async throws {
        let value = try await LongWork.run("test", patience: .seconds(3_600)) { show in
            show(1)
            return 2
        }
        #expect(value == 2)
    }

    @Test func givesWhyItFailed() async {
        await #expect(throws: Self.failure) {
            try await LongWork<Int>.run("test", patience: .seconds(3_600)) {
                (show) throws(WireError) in
                show(1)
                throw Self.failure
            }
        }
    }

    /// The work waits for the answer: it could not end before.
    @Test(arguments: [0, 20]) func givesWhatItShowsWhenPatienceIsOver(
        milliseconds: Int
    ) async throws {
        let (answered, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let value = try await LongWork.run("test", patience: .milliseconds(milliseconds)) { show in
            show(1)
            answered.wait()
            ended.signal()
            return 2
        }
        #expect(value == 1)
        answered.signal()
        // What it comes to has nobody to go to, and does no harm.
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                ended.wait()
                continuation.resume()
            }
        }
    }

    @Test func hasMorePatienceWithWhatShowsNothing() async throws {
        let value = try await LongWork<Int>.run("test", patience: .milliseconds(1)) { _ in
            DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(20)) == .timedOut
                ? 2 : 3
        }
        #expect(value == 2)
    }
}
