import GranaryStorage
import Testing

/// A failed part of a transaction must be undone alone, and must never be committed.
@Suite("Savepoints and poison")
struct SavepointTests {
    let directory = TemporaryDirectory()
    let first = [UInt8]("first")
    let second = [UInt8]("second")
    let third = [UInt8]("third")

    @Test func anAbortedSavepointIsUndoneAlone() throws {
        let environment = try directory.open()
        try environment.update { transaction in
            try transaction.put([1], first)
            try transaction.beginSavepoint()
            try transaction.put([2], second)
            try transaction.put([9], first)
            transaction.abortSavepoint()
            try transaction.beginSavepoint()
            try transaction.put([3], third)
            try transaction.commitSavepoint()
        }
        #expect(try environment.copy(first) == [1])
        #expect(try environment.copy(second) == nil)
        #expect(try environment.copy(third) == [3])
    }

    @Test func savepointsNest() throws {
        let environment = try directory.open()
        try environment.update { transaction in
            try transaction.beginSavepoint()
            try transaction.put([1], first)
            try transaction.beginSavepoint()
            try transaction.put([2], second)
            try transaction.commitSavepoint()
            transaction.abortSavepoint()
            try transaction.put([3], third)
        }
        #expect(try environment.copy(first) == nil)
        #expect(try environment.copy(second) == nil)
        #expect(try environment.copy(third) == [3])
    }

    @Test func aFailedChangePoisonsTheCommit() throws {
        let environment = try directory.open()
        var transaction = try environment.write()
        try transaction.put([1], first)
        #expect(throws: StorageError.invalidKey(byteCount: 0)) { try transaction.put([1], []) }
        #expect(throws: StorageError.poisoned) { try transaction.put([2], second) }
        do {
            try transaction.commit()
            Issue.record("a poisoned transaction was committed")
        } catch {
            #expect(error == .poisoned)
        }
        #expect(try environment.copy(first) == nil)
        try environment.update { try $0.put([3], third) }
        #expect(try environment.copy(third) == [3])
    }

    @Test func abortingTheSavepointHealsWhatFailedInside() throws {
        let environment = try directory.open()
        try environment.update { transaction in
            try transaction.put([1], first)
            try transaction.beginSavepoint()
            #expect(throws: StorageError.invalidKey(byteCount: 0)) { try transaction.put([1], []) }
            #expect(throws: StorageError.poisoned) { try transaction.commitSavepoint() }
            transaction.abortSavepoint()
        }
        #expect(try environment.copy(first) == [1])
    }

    @Test func abortingASavepointDoesNotHealWhatFailedOutside() throws {
        let environment = try directory.open()
        var transaction = try environment.write()
        #expect(throws: StorageError.invalidKey(byteCount: 0)) { try transaction.put([1], []) }
        #expect(throws: StorageError.poisoned) { try transaction.beginSavepoint() }
        transaction.abortSavepoint()
        #expect(throws: StorageError.poisoned) { try transaction.put([2], second) }
    }

    @Test func anOpenSavepointForbidsTheCommit() throws {
        let environment = try directory.open()
        var transaction = try environment.write()
        #expect(throws: StorageError.unbalancedSavepoint) { try transaction.commitSavepoint() }
        try transaction.beginSavepoint()
        try transaction.put([1], first)
        do {
            try transaction.commit()
            Issue.record("an open savepoint was committed")
        } catch {
            #expect(error == .unbalancedSavepoint)
        }
        #expect(try environment.copy(first) == nil)
    }

    /// A full map inside a savepoint leaves what stands before it ready to commit.
    @Test func aFullMapIsUndoneWithItsSavepoint() throws {
        let environment = try directory.open { $0.initialMapSizeBytes = 1 << 20 }
        let page = [UInt8](repeating: 7, count: 60_000)
        try environment.update { transaction in
            try transaction.put([1], first)
            try transaction.beginSavepoint()
            var failure: StorageError?
            for index in UInt8(0)..<100 where failure == nil {
                do throws(StorageError) {
                    try transaction.put(page, [index])
                } catch {
                    failure = error
                }
            }
            #expect(failure?.isMapFull == true)
            transaction.abortSavepoint()
        }
        #expect(try environment.copy(first) == [1])
        #expect(try environment.copy([0]) == nil)
    }

    @Test func appendingOutOfOrderIsAnOrdinaryPut() throws {
        let environment = try directory.open()
        try environment.update { transaction in
            for key in [first, third, second] {
                try transaction.put(key.span, forKey: key.span, in: .items, append: true)
            }
        }
        for key in [first, second, third] { #expect(try environment.copy(key) == key) }
    }

    @Test func deletingSaysWhetherThereWasAnything() throws {
        let environment = try directory.open()
        try environment.update { transaction in
            try transaction.put([1], first)
            let (one, two) = (
                try transaction.delete(forKey: first.span, in: .items),
                try transaction.delete(forKey: first.span, in: .items)
            )
            #expect(one)
            #expect(!two)
        }
        #expect(try environment.copy(first) == nil)
    }

    @Test func aSecondWriteOnTheSameThreadIsRefused() throws {
        let environment = try directory.open()
        let transaction = try environment.write()
        do {
            let second = try environment.write()
            second.abort()
            Issue.record("a second write transaction began")
        } catch {
            #expect(error == .nestedWrite)
        }
        #expect(throws: StorageError.nestedWrite) { try environment.grow() }
        transaction.abort()
    }
}
