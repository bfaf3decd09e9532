internal import CLMDB
internal import Synchronization

/// The one LMDB environment of a store in this process, shared by its handles.
///
/// ``EnvironmentRegistry`` holds it, and closes it when the last handle and the last reader are
/// gone.
///
/// Unchecked, because the compiler cannot see what guards the pointer and the two variables: LMDB lets
/// any thread use an environment, and the variables are touched under the registry's lock alone.
@safe final class EnvironmentCore: @unchecked Sendable {
    /// Who is writing, and whether anyone still may.
    struct Writing: Sendable {
        var owner: UInt?
        var failure: StorageError?
    }

    let environment: OpaquePointer
    let identity: FileIdentity
    let path: String
    let options: EnvironmentOptions
    let format: FormatRecord
    let pool = ReaderPoolCache.shared.take()
    let writing = Monitor(Writing())
    let forkCount = ForkCount.current

    /// The system would not map the file again after a growth: nothing can be read.
    let isUnmapped = Atomic(false)

    /// The handles in existence, under the registry's lock.
    var handleCount = 0

    /// Our own lock on the store once any handle wants to write, under the registry's lock.
    private var ownerLock: OwnerLock?

    /// Syncs what is committed, in a relaxed store that we own; set before anything is written.
    private(set) var syncer: Syncer?

    init(
        environment: OpaquePointer, identity: FileIdentity, path: String,
        options: EnvironmentOptions, format: FormatRecord
    ) {
        unsafe self.environment = environment
        self.identity = identity
        self.path = path
        self.options = options
        self.format = format
    }

    /// Whether a handle may write.
    var isOwned: Bool { ownerLock != nil }

    /// Makes this process the one that writes, under the registry's lock, once the store is settled.
    func own(_ directory: StoreDirectory, _ lock: OwnerLock) throws(StorageError) {
        if options.durability == .relaxed { syncer = try Syncer(self, directory) }
        ownerLock = lock
    }

    /// Closes LMDB and lets go of the store, once, with no transaction open.
    func close() {
        syncer?.close()
        syncer = nil
        unsafe mdb_env_close(environment)
        ownerLock = nil
        pool.gate.store(.open, ordering: .sequentiallyConsistent)
        ReaderPoolCache.shared.giveBack(pool)
    }

    /// Refuses a child process, and an environment that has lost its map.
    @inline(__always)
    func checkUsable() throws(StorageError) {
        guard forkCount == ForkCount.current else { throw .forked }
        if isUnmapped.load(ordering: .relaxed) { throw .unmapped }
    }

    /// Does what makes a second attempt to begin worth while, or throws.
    ///
    /// Slots of dead processes are cleared, and a map that another process has grown is adopted.
    func recover(from status: CInt, _ function: StaticString) throws(StorageError) {
        switch status {
        case MDB_READERS_FULL:
            guard try clearStaleReaders() > 0 else { throw .lmdb(status, function) }
        case MDB_MAP_RESIZED:
            try setMapSize { _ in 0 }
        default:
            throw .lmdb(status, function)
        }
    }

    /// Clears the reader slots of processes that died.
    func clearStaleReaders() throws(StorageError) -> Int {
        var dead: CInt = 0
        try check(unsafe mdb_reader_check(environment, &dead), "mdb_reader_check")
        return Int(dead)
    }

    /// Takes the one place of a writer in this process.
    func beginWriting() throws(StorageError) {
        let thread = ThreadIdentity.current
        let failure: StorageError? = writing.wait { writing in
            if let failure = writing.failure { return .some(failure) }
            if writing.owner == thread { return .some(.nestedWrite) }
            if writing.owner != nil { return nil }
            writing.owner = thread
            return .some(nil)
        }
        if let failure { throw failure }
    }

    /// Takes the place unless it is taken, or nobody may have it.
    func beginWritingIfFree() -> Bool {
        writing.withLock { writing in
            guard writing.owner == nil, writing.failure == nil else { return false }
            writing.owner = ThreadIdentity.current
            return true
        }
    }

    /// Gives the place back.
    func endWriting() {
        writing.withLock { $0.owner = nil }
        writing.broadcast()
    }

    /// Stops all writing until the environment is opened anew.
    func stopWriting(_ failure: StorageError) {
        writing.withLock { writing in
            if writing.failure == nil { writing.failure = failure }
        }
        writing.broadcast()
    }
}
