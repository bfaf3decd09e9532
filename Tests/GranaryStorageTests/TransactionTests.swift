import GranaryStorage
import Testing

/// What every layer above rests on: a commit is seen by later snapshots and by no earlier one, and
/// what was not committed is not there.
@Suite("Transactions")
struct TransactionTests {
    let directory = TemporaryDirectory()

    @Test func whatIsCommittedIsReadInPlace() throws {
        let environment = try directory.open()
        try environment.update { try $0.put([1, 2, 3], [UInt8]("key")) }
        #expect(try environment.copy([UInt8]("key")) == [1, 2, 3])
        #expect(try environment.copy([UInt8]("ke")) == nil)
        #expect(try environment.copy([UInt8]("key"), in: .entries) == nil)
    }

    @Test func aSnapshotSeesNoLaterWrite() throws {
        let environment = try directory.open()
        try environment.update { try $0.put([1], [UInt8]("key")) }
        let before = try environment.read()
        try environment.update { try $0.put([2], [UInt8]("key")) }
        let key = [UInt8]("key")
        let seen = try before.snapshot.value(forKey: key.span, in: .items)
        guard let seen else { Issue.record("no value"); return }
        #expect([UInt8](copying: seen) == [1])
        #expect(try environment.copy(key) == [2])
    }

    @Test func whatIsNotCommittedIsNotThere() throws {
        let environment = try directory.open()
        do {
            var transaction = try environment.write()
            try transaction.put([1], [UInt8]("key"))
        }
        #expect(try environment.copy([UInt8]("key")) == nil)
    }

    @Test func aCursorWalksItsRangeBothWays() throws {
        let environment = try directory.open()
        try environment.update { transaction in
            for byte in UInt8(1)...9 { try transaction.put([byte], [byte]) }
        }
        let transaction = try environment.read()
        let (lower, upper): ([UInt8], [UInt8]) = ([3], [7])
        for direction in [RangeCursor.Direction.forward, .backward] {
            var cursor = try transaction.snapshot.cursor(
                in: .items, from: lower.span, to: upper.span, direction: direction)
            var keys: [UInt8] = []
            while let entry = try cursor.next() { keys += [UInt8](copying: entry.key) }
            #expect(keys == (direction == .forward ? [3, 4, 5, 6] : [6, 5, 4, 3]))
        }
    }
}
