internal import GranaryStorage
internal import Synchronization

/// The stores this process has open, so that one file has one store, whatever path names it.
final class StoreRegistry: Sendable {
    static let shared = StoreRegistry()

    private struct Entry: Sendable {
        weak let store: Store?
    }

    private let entries = Mutex<[ObjectIdentifier: Entry]>([:])

    func open(_ path: String, _ options: StoreOptions) throws(StoreError) -> Store {
        try entries.withLock { entries throws(StoreError) in
            let environment = try storing { () throws(StorageError) in
                try Environment.open(path, options.environmentOptions)
            }
            entries = entries.filter { $0.value.store != nil }
            if let store = entries[environment.identity]?.store, !store.isClosed,
                store.options.access == .readWrite || options.access == .readOnly
            {
                return store
            }
            let store = try Store(environment: environment, options: options)
            entries[environment.identity] = Entry(store: store)
            if options.access == .readWrite { store.background.wake(store) }
            return store
        }
    }
}

extension StoreOptions {
    fileprivate var environmentOptions: EnvironmentOptions {
        var result = EnvironmentOptions()
        result.access = access == .readWrite ? .readWrite : .readOnly
        result.durability = durability == .full ? .full : .relaxed
        result.createIfMissing = createIfMissing && access == .readWrite
        result.usesReaderTable = !(isStillCopy && access == .readOnly)
        if let initialMapSizeBytes { result.initialMapSizeBytes = initialMapSizeBytes }
        return result
    }
}
