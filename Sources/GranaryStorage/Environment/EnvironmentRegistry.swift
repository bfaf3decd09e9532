internal import CLMDB
internal import Synchronization

/// The environments open in this process, by file.
///
/// To open a file twice in one process, and to close either, drops the locks of both: LMDB neither
/// notices nor survives it. So a file is opened once, and shared.
///
/// One lock is held for the whole of an opening or closing, which makes them happen one by one.
final class EnvironmentRegistry: Sendable {
    static let shared = EnvironmentRegistry()

    private let cores = Monitor<[FileIdentity: EnvironmentCore]>([:])

    /// Opens the store at `path`, or adds a handle to the environment that has it open.
    func open(
        _ path: String, _ options: EnvironmentOptions
    ) throws(StorageError) -> EnvironmentCore {
        _ = ForkCount.watch
        let directory = StoreDirectory(path: path)
        return try cores.withLock { cores throws(StorageError) in
            if let file = try FileIdentity(path: directory.dataPath), let core = cores[file] {
                // What the parent of this process had open is not ours.
                if core.forkCount != ForkCount.current { throw .forked }
                guard
                    options.access == .readOnly || core.options.durability == options.durability
                else { throw .alreadyOpen(path: path) }
                if options.access == .readWrite, !core.isOwned {
                    let lock = try OwnerLock(directory)
                    try directory.settle()
                    try core.own(directory, lock)
                }
                core.handleCount += 1
                // Only when it was abandoned: while the map moves it stays closed.
                _ = core.pool.gate.compareExchange(
                    expected: .abandoned, desired: .open, ordering: .sequentiallyConsistent)
                return core
            }
            let core = try EnvironmentCore.open(directory, options)
            core.handleCount = 1
            cores[core.identity] = core
            return core
        }
    }

    /// Takes a handle away; the last closes, unless a reader is still out.
    func release(_ core: EnvironmentCore) {
        cores.withLock { cores in
            core.handleCount -= 1
            closeIfUnused(core, &cores)
        }
    }

    /// Closes the environment of a pool whose last reader has ended after the last handle.
    func readerEnded(in pool: ReaderPool) {
        cores.withLock { cores in
            guard let core = cores.values.first(where: { $0.pool === pool }) else { return }
            closeIfUnused(core, &cores)
        }
    }

    /// Runs `body` while nothing is opened or closed; it is told which files are open.
    func whileLocked(
        _ body: ((FileIdentity) -> Bool) throws(StorageError) -> Void
    ) throws(StorageError) {
        try cores.withLock { cores throws(StorageError) in
            let open = Set(cores.keys)
            try body(open.contains)
        }
    }

    private func closeIfUnused(
        _ core: EnvironmentCore, _ cores: inout [FileIdentity: EnvironmentCore]
    ) {
        guard core.handleCount == 0, core.pool.abandon() else { return }
        cores[core.identity] = nil
        core.close()
    }
}
