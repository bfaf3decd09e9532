internal import GranaryStorage
internal import Synchronization

/// The catalog of the last commit, for readers and the writer of one store.
///
/// A reader needs the catalog that belongs to its snapshot: with an older one it might read an index
/// that is gone, with a newer one an index that is not built yet. So a commit that changes the
/// catalog makes the generation odd, commits, publishes, and makes it even again; a reader begins its
/// snapshot between two looks at the same even generation, and sleeps while it is odd.
final class CatalogBox: Sendable {
    private struct Published: Sendable {
        var catalog: Catalog
        var version: UInt64
    }

    private let generation = Atomic<UInt64>(0)
    private let published: Monitor<Published>
    private let rules: RuleBook

    init(_ catalog: Catalog, version: UInt64, rules: RuleBook) {
        self.rules = rules
        published = Monitor(Published(catalog: catalog, version: version))
    }

    /// The catalog of the last commit.
    var current: Catalog { published.withLock { $0.catalog } }

    /// The catalog of a write transaction whose counters say that it has this version.
    ///
    /// It is the published one, unless a store of the same process, closing while this one was
    /// opened, changed it last; then it is read again.
    func catalog(
        of transaction: borrowing WriteTransaction, version: UInt64
    ) throws(StoreError) -> Catalog {
        let known = published.withLock { $0 }
        if known.version == version { return known.catalog }
        let catalog = try Catalog(
            reading: transaction.snapshot, rules: rules, reusing: known.catalog)
        beginChange()
        endChange(to: catalog, version: version)
        return catalog
    }

    /// Holds new readers back, before a change of the catalog is committed.
    func beginChange() {
        generation.add(1, ordering: .sequentiallyConsistent)
    }

    /// Publishes what was committed, and lets readers go on.
    ///
    /// - Parameters:
    ///   - new: The catalog of the commit; `nil` when it failed.
    ///   - version: Its version.
    func endChange(to new: Catalog?, version: UInt64) {
        published.withLock { published in
            if let new { published = Published(catalog: new, version: version) }
            generation.add(1, ordering: .sequentiallyConsistent)
        }
        published.broadcast()
    }

    /// Begins a snapshot together with its catalog.
    func pairing<Snapshot: ~Copyable>(
        _ begin: (Catalog) throws(StoreError) -> Snapshot
    ) throws(StoreError) -> Snapshot {
        while true {
            let before = generation.load(ordering: .sequentiallyConsistent)
            if before.isMultiple(of: 2) {
                let snapshot = try begin(current)
                if generation.load(ordering: .sequentiallyConsistent) == before {
                    return snapshot
                }
            } else {
                waitForChange()
            }
        }
    }

    private func waitForChange() {
        published.wait { _ -> Void? in
            generation.load(ordering: .sequentiallyConsistent).isMultiple(of: 2) ? () : nil
        }
    }
}
