import Foundation
import GranaryStorage
import Testing

/// What other processes may do with a store that this one has open, and what a child of it may.
///
/// Method: an exit test runs its body in a process of its own, and reports by its exit code.
@Suite("Processes")
struct ProcessTests {
    let directory = TemporaryDirectory()

    @Test func anotherProcessMayReadAndNotWrite() async throws {
        let environment = try directory.open()
        try environment.update { try $0.put([7], [UInt8]("key")) }
        let path = directory.path
        let owner = getpid()
        await #expect(processExitsWith: .success) {
            [path = path as String, owner = owner as Int32] in
            try OtherProcess.readsAndDoesNotWrite(path, owner: owner)
        }
        try environment.update { try $0.put([8], [UInt8]("key")) }
        #expect(try environment.copy([UInt8]("key")) == [8])
    }

    /// The store of a killed owner can be opened at once, and has what was committed.
    @Test func aKilledOwnerLosesNothingItCommitted() async throws {
        let path = directory.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            try OtherProcess.diesWriting(path)
        }
        #expect(try directory.open().copy([UInt8]("key")) == [1])
    }

    /// A reader that was killed would keep every page from being reused.
    @Test func aKilledReaderIsCleared() async throws {
        let environment = try directory.open()
        let path = directory.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            try OtherProcess.diesReading(path)
        }
        for _ in 0..<3 { try environment.update { try $0.put([1], [1]) } }
        let before = try environment.statistics()
        #expect(before.activeReaders == 1)
        #expect(before.oldestReaderLag == 3)
        #expect(try environment.clearStaleReaders() == 1)
        #expect(try environment.statistics().oldestReaderLag == 0)
    }

    /// A child of `fork` has the locks of its parent only in its own imagination.
    @Test func aForkedChildIsRefused() async throws {
        let path = directory.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            try OtherProcess.forks(path)
        }
    }

    /// A commit that cannot write fails with nothing applied, and nothing more is written.
    @Test func aFailedCommitAppliesNothing() async throws {
        let path = directory.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            try OtherProcess.commitsOverTheLimit(path)
        }
        let again = try directory.open()
        #expect(try again.copy([1]) == [1])
        try again.update { try $0.put([3], [1]) }
    }

    /// Where address space is limited, as in some containers, a smaller map is reserved.
    @Test(.enabled(if: !OtherProcess.isSanitized, "a sanitizer needs terabytes of it"))
    func opensInLittleAddressSpace() async throws {
        let path = directory.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            try OtherProcess.opensInLittleAddressSpace(path)
        }
    }
}

/// What the other process does in each test.
private enum OtherProcess {
    static func readsAndDoesNotWrite(_ path: String, owner: Int32) throws {
        let owned = StorageError.alreadyOwned(path: path, processID: owner)
        #expect(throws: owned) { try Environment.open(path) }
        var options = EnvironmentOptions()
        options.access = .readOnly
        let reader = try Environment.open(path, options)
        #expect(try reader.copy([UInt8]("key")) == [7])
        #expect(throws: StorageError.readOnly) { try reader.update { _ in } }
        #expect(throws: owned) { try Environment.open(path) }
    }

    static func diesWriting(_ path: String) throws {
        let environment = try Environment.open(path)
        try environment.update { try $0.put([1], [UInt8]("key")) }
        var transaction = try environment.write()
        try transaction.put([2], [UInt8]("key"))
        kill(getpid(), SIGKILL)
        transaction.abort()
    }

    static func diesReading(_ path: String) throws {
        var options = EnvironmentOptions()
        options.access = .readOnly
        let environment = try Environment.open(path, options)
        let transaction = try environment.read()
        kill(getpid(), SIGKILL)
        _ = consume transaction
    }

    static func forks(_ path: String) throws {
        let environment = try Environment.open(path)
        try environment.update { try $0.put([1], [1]) }
        let kept = try environment.read()
        let status = try inForkedChild {
            isForked { _ = try environment.copy([1]) }
                && isForked { try environment.update { _ in } }
                && isForked { _ = try Environment.open(path) }
        }
        #expect(status == 0)
        let key: [UInt8] = [1]
        #expect(try kept.snapshot.value(forKey: key.span, in: .items)?.byteCount == 1)
        try environment.update { try $0.put([2], [1]) }
        #expect(try environment.copy([1]) == [2])
    }

    static func isForked(_ body: () throws -> Void) -> Bool {
        do {
            try body()
            return false
        } catch {
            return error as? StorageError == .forked
        }
    }

    /// Runs `body` after `fork`, which Swift hides because little is safe in the child.
    ///
    /// 0 when `body` returned true.
    static func inForkedChild(_ body: () -> Bool) throws -> CInt {
        typealias Function = @convention(c) () -> pid_t
        let symbol = unsafe dlsym(nil, "fork")
        guard let symbol = unsafe symbol else { return -1 }
        let child = unsafe unsafeBitCast(symbol, to: Function.self)()
        if child == 0 { _exit(body() ? 0 : 1) }
        var status: CInt = -1
        unsafe waitpid(child, &status, 0)
        return status
    }

    static func commitsOverTheLimit(_ path: String) throws {
        let environment = try Environment.open(path)
        try environment.update { try $0.put([1], [1]) }
        // Over the limit the system refuses to write, as it does when a device fails.
        signal(SIGXFSZ, SIG_IGN)
        let size = rlim_t(try environment.statistics().fileBytes)
        var limit = rlimit(rlim_cur: size, rlim_max: size)
        unsafe setrlimit(__rlimit_resource_t(1), &limit)
        var transaction = try environment.write()
        for byte in UInt8(0)..<200 {
            try transaction.put([UInt8](repeating: byte, count: 5_000), [byte, byte])
        }
        do throws(StorageError) {
            try transaction.commit()
            Issue.record("the commit did not fail")
        } catch .lmdb(let error) {
            #expect(error.function == "mdb_txn_commit")
        } catch {
            Issue.record("\(error)")
        }
        #expect(try environment.copy([1]) == [1])
        #expect(try environment.copy([0, 0]) == nil)
        do throws(StorageError) {
            let next = try environment.write()
            next.abort()
            Issue.record("a write began")
        } catch .writingStopped(let error) {
            #expect(error.function == "mdb_txn_commit")
        } catch {
            Issue.record("\(error)")
        }
    }

    /// Whether this program was built for the thread or the address sanitizer.
    static var isSanitized: Bool {
        unsafe dlsym(nil, "__tsan_init") != nil || dlsym(nil, "__asan_init") != nil
    }

    static func opensInLittleAddressSpace(_ path: String) throws {
        // RLIMIT_AS: room for this process and a few GiB of map.
        var limit = rlimit(rlim_cur: 16 << 30, rlim_max: 16 << 30)
        unsafe setrlimit(__rlimit_resource_t(9), &limit)
        let environment = try Environment.open(path)
        #expect(try environment.statistics().mapBytes < 16 << 30)
        try environment.update { try $0.put([1], [1]) }
        #expect(try environment.copy([1]) == [1])
    }
}
