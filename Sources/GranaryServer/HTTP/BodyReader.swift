internal import DynamoDBWire
internal import GranaryTransfer
internal import Hummingbird
internal import NIOCore

/// Reads the body of one request, and inflates it, and never holds more than it may.
///
/// What is counted is what is held: the inflated bytes too, while they come.
struct BodyReader: ~Copyable {
    private let budget: BodyBudget
    private let limit: Int
    private var takenCount = 0

    init(_ budget: BodyBudget, limit: Int) {
        self.budget = budget
        self.limit = limit
    }

    deinit { budget.giveBack(takenCount) }

    /// Reads all of a body.
    ///
    /// - Throws: ``HTTPRefusal``; whatever the connection throws is a body that was cut off.
    mutating func read(_ body: RequestBody) async throws(HTTPRefusal) -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            for try await buffer in body {
                try take(buffer.readableBytes, after: bytes.count)
                bytes.append(contentsOf: buffer.readableBytesView)
            }
        } catch let refusal as HTTPRefusal {
            throw refusal
        } catch {
            throw .truncatedBody
        }
        return bytes
    }

    /// Inflates a body that was read.
    mutating func inflated(_ bytes: [UInt8]) throws(HTTPRefusal) -> [UInt8] {
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
            try take(piece.count, after: output.count)
            output += piece
            if step.isAtEnd {
                guard offset < bytes.count else { return output }
                inflater.reset()
            } else if step.usedCount == 0, piece.isEmpty {
                throw .damagedEncoding
            }
        }
    }

    private mutating func take(_ count: Int, after held: Int) throws(HTTPRefusal) {
        guard held + count <= limit else { throw .bodyTooLarge }
        guard budget.take(count) else { throw .overloaded }
        takenCount += count
    }
}
