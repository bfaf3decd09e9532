import Foundation
import GranaryStorage
import Testing

/// A file must be open once in a process, and must be what it says it is: LMDB checks neither.
@Suite("Environment")
struct EnvironmentTests {
    let directory = TemporaryDirectory()

    /// Whether someone holds the store's owner lock, this process included.
    func isOwned() throws -> Bool {
        let handle = try FileHandle(
            forUpdating: URL(filePath: directory.path + "/OWNER"))
        guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else { return true }
        flock(handle.fileDescriptor, LOCK_UN)
        return false
    }

    /// Opened by different paths the handles share an environment: were there two, the second write
    /// on this thread would not be noticed, and the release of one would drop the locks of both.
    @Test func anyPathGivesTheSameEnvironment() throws {
        let first = try directory.open()
        let link = directory.path + "-link"
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: directory.path)
        defer { try? FileManager.default.removeItem(atPath: link) }
        let depth = FileManager.default.currentDirectoryPath.split(separator: "/").count
        let relative = String(repeating: "../", count: depth) + directory.path.dropFirst()
        for path in [directory.path, directory.path + "/", link, relative] {
            let other = try Environment.open(path, EnvironmentOptions())
            #expect(other.storeID == first.storeID)
            #expect(other.path == first.path)
            let transaction = try first.write()
            do {
                _ = try other.write()
                Issue.record("two environments on one file")
            } catch {
                #expect(error == .nestedWrite)
            }
            transaction.abort()
        }
        #expect(try isOwned())
    }

    @Test func theLastHandleCloses() throws {
        var first: Environment? = try directory.open()
        var second: Environment? = try directory.open()
        withExtendedLifetime(first) {}
        first = nil
        #expect(try isOwned())
        withExtendedLifetime(second) {}
        second = nil
        #expect(try !isOwned())
    }

    /// A snapshot may outlive its environment; the file is closed when it ends, and not before.
    @Test func theLastReaderClosesWhatItOutlives() throws {
        let key = [UInt8]("key")
        do {
            let transaction: ReadTransaction
            do {
                let environment = try directory.open()
                try environment.update { try $0.put([1], key) }
                transaction = try environment.read()
            }
            #expect(try isOwned())
            let value = try transaction.snapshot.value(forKey: key.span, in: .items)
            #expect(value?.byteCount == 1)
        }
        #expect(try !isOwned())
        #expect(try directory.open().copy(key) == [1])
    }

    @Test func aStoreIsOpenedAgainWhileAReaderOutlivesIt() throws {
        let key = [UInt8]("key")
        let transaction: ReadTransaction
        do {
            let environment = try directory.open()
            try environment.update { try $0.put([1], key) }
            transaction = try environment.read()
        }
        let again = try directory.open()
        try again.update { try $0.put([2], key) }
        #expect(try again.copy(key) == [2])
        let old = try transaction.snapshot.value(forKey: key.span, in: .items)
        #expect(old?.byteCount == 1)
    }

    @Test func anotherDurabilityIsRefused() throws {
        let environment = try directory.open()
        #expect(throws: StorageError.alreadyOpen(path: directory.path)) {
            try directory.open { $0.durability = .relaxed }
        }
        #expect(environment.durability == .full)
    }

    @Test func readOnlyNeverWritesAndNeverCreates() throws {
        #expect(throws: StorageError.notFound(path: directory.path)) {
            try directory.open { $0.access = .readOnly }
        }
        _ = try directory.open()
        let environment = try directory.open { $0.access = .readOnly }
        #expect(try !isOwned())
        #expect(throws: StorageError.readOnly) { try environment.update { _ in } }
        #expect(throws: StorageError.readOnly) { try environment.grow() }
        #expect(try environment.copy([1]) == nil)
    }

    @Test func aMissingStoreIsNotCreatedUnlessAsked() throws {
        #expect(throws: StorageError.notFound(path: directory.path)) {
            try directory.open { $0.createIfMissing = false }
        }
        #expect(!FileManager.default.fileExists(atPath: directory.path))
    }

    @Test(arguments: ["data.mdb", "notes.txt"], [0, 100, 20_000])
    func whatIsNotAStoreIsRefused(name: String, byteCount: Int) throws {
        try FileManager.default.createDirectory(
            atPath: directory.path, withIntermediateDirectories: false)
        let file = URL(filePath: directory.path + "/" + name)
        try Data(repeating: 0x2A, count: byteCount).write(to: file)
        #expect(throws: StorageError.notAStore(path: directory.path)) { try directory.open() }
        #expect(try Data(contentsOf: file).count == byteCount)
    }

    @Test func aFileInPlaceOfTheDirectoryIsRefused() throws {
        try Data([1]).write(to: URL(filePath: directory.path))
        #expect(throws: StorageError.notAStore(path: directory.path)) { try directory.open() }
    }

    /// A store whose making was cut off is made anew, and what was left of it goes.
    @Test func aHalfMadeStoreIsMadeAnew() throws {
        let creating = directory.path + "/creating"
        try FileManager.default.createDirectory(
            atPath: creating, withIntermediateDirectories: true)
        try Data([1, 2, 3]).write(to: URL(filePath: creating + "/data.mdb"))
        let environment = try directory.open()
        try environment.update { try $0.put([1], [1]) }
        #expect(!FileManager.default.fileExists(atPath: creating))
    }

    /// A short file opens in LMDB, and kills the process at the first far read.
    @Test func aTruncatedFileIsRefused() throws {
        let whole: Int
        do {
            let environment = try directory.open()
            try environment.update { transaction in
                for byte in UInt8(0)..<100 {
                    try transaction.put([UInt8](repeating: byte, count: 5_000), [byte])
                }
            }
            whole = try environment.statistics().usedBytes
        }
        let file = try FileHandle(forUpdating: URL(filePath: directory.path + "/data.mdb"))
        try file.truncate(atOffset: UInt64(whole - 4_096))
        let error = StorageError.truncated(expectedBytes: whole, actualBytes: whole - 4_096)
        #expect(throws: error) { try directory.open() }
        try file.truncate(atOffset: UInt64(whole))
        #expect(try directory.open().copy([0])?.count == 5_000)
    }

    @Test func aNewerFormatIsRefused() throws {
        _ = try directory.open()
        let file = URL(filePath: directory.path + "/data.mdb")
        var data = try Data(contentsOf: file)
        let magic = try #require(data.range(of: Data([UInt8]("GRANARY\0"))))
        data[magic.upperBound] = 2
        let payload = data[magic.lowerBound..<magic.lowerBound + 36]
        let key: [UInt8] = [255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0] + [UInt8]("format")
        let covered: [UInt8] = key + Array(payload)
        let sum = Checksum.crc32c(covered.span)
        for index in 0..<4 {
            data[magic.lowerBound - 4 + index] = UInt8(truncatingIfNeeded: sum >> (index * 8))
        }
        try data.write(to: file)
        #expect(throws: StorageError.formatTooNew(found: 2, supported: 1)) { try directory.open() }
    }

    @Test(arguments: [false, true])
    func aCopyIsAStore(compacting: Bool) throws {
        let environment = try directory.open()
        try environment.update { transaction in
            for byte in UInt8(0)..<50 { try transaction.put([byte], [byte, 1]) }
        }
        let target = TemporaryDirectory()
        try environment.copy(to: target.path, compacting: compacting)
        let copy = try target.open()
        #expect(copy.storeID == environment.storeID)
        for byte in UInt8(0)..<50 { #expect(try copy.copy([byte, 1]) == [byte]) }
        #expect(throws: StorageError.self) {
            try environment.copy(to: target.path, compacting: compacting)
        }
        #expect(!FileManager.default.fileExists(atPath: target.path + ".copying"))
    }

    @Test func statisticsCountWhatIsThere() throws {
        let environment = try directory.open()
        let before = try environment.statistics()
        #expect(before.activeReaders == 0)
        #expect(before.mapBytes == 64 << 20)
        let reader = try environment.read()
        for _ in 0..<3 { try environment.update { try $0.put([1], [1]) } }
        let after = try environment.statistics()
        #expect(after.activeReaders == 1)
        #expect(after.oldestReaderLag == 3)
        #expect(after.lastTransactionID == before.lastTransactionID + 3)
        #expect(after.databases[.items]?.recordCount == 1)
        #expect(after.databases[.catalog]?.recordCount == 1)
        #expect(after.fileBytes >= after.usedBytes)
        _ = try reader.snapshot.value(forKey: [1].span, in: .items)
    }
}
