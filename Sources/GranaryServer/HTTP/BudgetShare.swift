internal import GranaryTransfer
internal import Synchronization

/// What one body takes of what may be held, given back when nobody holds it.
final class BudgetShare: Sendable {
    private let budget: BodyBudget
    private let takenCount: Atomic<Int>

    /// A share of nothing, to which bytes are added as they come.
    init(of budget: BodyBudget) {
        self.budget = budget
        takenCount = Atomic(0)
    }

    /// A share of what is there already.
    ///
    /// It is not refused when much is held: what an answer tells of may have been done. The next requests
    /// are, before they are run.
    init(ofAnswer byteCount: Int, of budget: BodyBudget) {
        self.budget = budget
        takenCount = Atomic(byteCount)
        budget.takeAnyway(byteCount)
    }

    deinit { budget.giveBack(takenCount.load(ordering: .relaxed)) }

    /// Takes room for bytes of a body that may have so many in all.
    func take(_ count: Int, after held: Int, limit: Int) throws(HTTPRefusal) {
        guard held + count <= limit else { throw .bodyTooLarge }
        guard budget.take(count, after: held) else { throw .overloaded }
        takenCount.add(count, ordering: .relaxed)
    }

    /// Inflates a body, and never holds more than it may: the inflated bytes count while they come.
    func inflated(_ bytes: [UInt8], limit: Int) throws(HTTPRefusal) -> [UInt8] {
        guard var inflater = Inflater() else { throw .overloaded }
        var output: [UInt8] = []
        var piece: [UInt8] = []
        var offset = 0
        while true {
            let step: (usedCount: Int, isAtEnd: Bool)
            do {
                step = try inflater.inflate(
                    bytes.span.extracting(droppingFirst: offset), into: &piece, limit: 64 << 10)
            } catch {
                throw .damagedEncoding
            }
            offset += step.usedCount
            try take(piece.count, after: output.count, limit: limit)
            output += piece
            if step.isAtEnd {
                guard offset < bytes.count else { return output }
                inflater.reset()
            } else if step.usedCount == 0, piece.isEmpty {
                throw .damagedEncoding
            }
        }
    }
}
