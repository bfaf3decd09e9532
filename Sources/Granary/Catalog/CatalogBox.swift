internal import Synchronization

/// The catalog of the last commit, for readers and the writer of one store.
///
/// A reader needs the catalog that belongs to its snapshot: with an older one it might read an index
/// that is gone, with a newer one an index that is not built yet. So a commit that changes the
/// catalog makes the generation odd, commits, publishes, and makes it even again; a reader begins its
/// snapshot between two looks at the same even generation, and tries again otherwise.
final class CatalogBox: Sendable {
    private let generation = Atomic<UInt64>(0)
    private let catalog: Mutex<Catalog>

    init(_ catalog: Catalog) {
        self.catalog = Mutex(catalog)
    }

    /// The catalog of the last commit; for the writer, which alone changes it.
    var current: Catalog { catalog.withLock { $0 } }

    /// Holds new readers back, before a change of the catalog is committed.
    func beginChange() {
        generation.add(1, ordering: .sequentiallyConsistent)
    }

    /// Publishes what was committed, and lets readers go on.
    ///
    /// - Parameter new: The catalog of the commit; `nil` when it failed.
    func endChange(to new: Catalog?) {
        if let new { catalog.withLock { $0 = new } }
        generation.add(1, ordering: .sequentiallyConsistent)
    }

    /// Begins a snapshot together with its catalog.
    func pairing<Snapshot: ~Copyable>(
        _ begin: (Catalog) throws(StoreError) -> Snapshot
    ) throws(StoreError) -> Snapshot {
        while true {
            let before = generation.load(ordering: .sequentiallyConsistent)
            if before.isMultiple(of: 2) {
                let catalog = catalog.withLock { $0 }
                let snapshot = try begin(catalog)
                if generation.load(ordering: .sequentiallyConsistent) == before {
                    return snapshot
                }
            } else {
                // A commit is under way; its lock is taken to sleep no longer than it lasts.
                pause()
            }
        }
    }

    private func pause() {
        for _ in 0..<64 where !generation.load(ordering: .relaxed).isMultiple(of: 2) {}
    }
}
