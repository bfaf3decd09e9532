internal import Hummingbird
internal import NIOCore

/// The body of an answer, which counts against what may be held until the client takes it.
enum AnswerBody {
    /// Shorter ones lie in the system's buffers, and are sent in one piece with their head.
    static let countedByteCount = 64 << 10

    /// What is taken of the budget, and given back when nobody holds it.
    private final class Share: Sendable {
        private let budget: BodyBudget
        private let count: Int

        init(_ count: Int, of budget: BodyBudget) {
            budget.takeAnyway(count)
            self.budget = budget
            self.count = count
        }

        deinit { budget.giveBack(count) }
    }

    /// The body of these bytes.
    ///
    /// It is not refused when much is held: what it tells of may have been done. The next requests
    /// are, before they are run.
    static func make(_ bytes: [UInt8], _ budget: BodyBudget) -> ResponseBody {
        let buffer = ByteBuffer(bytes: bytes)
        guard bytes.count > countedByteCount else { return ResponseBody(byteBuffer: buffer) }
        let share = Share(bytes.count, of: budget)
        return ResponseBody(contentLength: bytes.count) { writer in
            try await writer.write(buffer)
            // Waits until most of it is taken.
            try await writer.finish(nil)
            withExtendedLifetime(share) {}
        }
    }
}
