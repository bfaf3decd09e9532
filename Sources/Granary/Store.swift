internal import GranaryStorage
internal import Logging
internal import Synchronization

/// A store: tables of items in one directory, with DynamoDB's data model, in this process.
///
/// ```swift
/// let store = try Store.open("app.granary")
/// let app = try store.createTable("app", partitionKey: "PK", sortKey: "SK")
/// try app.put(["PK": "STARTUP#1", "SK": "ACTIVITY#2025-01-01", "type": "pitch"])
/// for item in try app.query(Key("PK") == "STARTUP#1" && Key("SK").beginsWith("ACTIVITY#")) {
///     print(item)
/// }
/// ```
///
/// A process has one store for a path, however often it is opened. It is closed when the last
/// reference goes, or by ``close()``.
public final class Store: Sendable {
    let environment: Environment
    let catalogs: CatalogBox
    let options: StoreOptions
    /// Absent when the store is closed or was opened read-only.
    private let writer: Mutex<Writer?>
    /// In place of ``catalogs`` when another process may change the catalog.
    private let followed: FollowedCatalog?
    private let closed = Atomic<Bool>(false)
    let background: BackgroundWork
    let ruleBook: RuleBook
    /// The schemas that the store was opened with, by their tables.
    let declaredSchemas = Mutex<[String: SchemaAdoption]>([:])

    /// The directory the store is in.
    public var path: String { environment.path }

    /// Opens the store at `path`, and creates it when there is nothing.
    ///
    /// - Parameters:
    ///   - path: A directory; its parent must exist.
    ///   - options: How to open it. A store that is open in this process already is shared, and keeps
    ///     the map size and logger it has; another durability is refused.
    /// - Returns: The store, the same for all who open the path in this process.
    /// - Throws: ``StoreError/storeInUse(path:)``, ``StoreError/notAStore(path:)``,
    ///   ``StoreError/formatTooNew(found:supported:)``, ``StoreError/corrupted(detail:)`` and others.
    public static func open(
        _ path: String, options: StoreOptions = StoreOptions()
    ) throws(StoreError) -> Store {
        try StoreRegistry.shared.open(path, options)
    }

    init(environment: Environment, options: StoreOptions) throws(StoreError) {
        self.environment = environment
        self.options = options
        background = BackgroundWork()
        ruleBook = RuleBook(missingRules: options.missingRules)
        guard options.access == .readWrite else {
            catalogs = CatalogBox(Catalog(), version: 0, rules: ruleBook)
            followed = FollowedCatalog(rules: ruleBook)
            writer = Mutex(nil)
            return
        }
        let snapshot = try storing { () throws(StorageError) -> ReadTransaction in
            try environment.read()
        }
        let catalogs = CatalogBox(
            try Catalog(reading: snapshot.snapshot, rules: ruleBook),
            version: try StoreMeta(reading: snapshot.snapshot).catalogVersion, rules: ruleBook)
        self.catalogs = catalogs
        followed = nil
        let committer = GroupCommitter(
            environment: environment, catalogs: catalogs, logger: options.logger,
            nowMilliseconds: options.nowMilliseconds)
        writer = Mutex(try Writer(committer: committer))
    }

    /// Finishes queued writes and waits for the store's own threads; whatever is asked of it later throws
    /// ``StoreError/closed``.
    ///
    /// The files are let go when the last reference to the store goes: at once, when this was the last.
    public func close() {
        closed.store(true, ordering: .relaxed)
        let isOnWriter = writer.withLock { $0 }?.isCurrentThread ?? false
        background.cancel(waits: !isOnWriter)
        let running = writer.withLock { writer in
            defer { writer = nil }
            return writer
        }
        running?.close()
    }

    /// Waits until everything acknowledged is on the disk: at once, unless durability is relaxed.
    ///
    /// Blocks its thread for the time of a sync or two, some milliseconds.
    ///
    /// - Throws: ``StoreError`` when the disk failed. The store takes no more writes then, and goes back to
    ///   its last sync when it is opened again.
    public func sync() throws(StoreError) {
        try storing { () throws(StorageError) in try environment.sync() }
    }

    deinit { close() }

    /// Tells the operator of a failure that nobody else is told of.
    package func note(_ failure: String, cause: String) {
        options.logger.error("\(failure)", metadata: ["cause": "\(cause)"])
    }

    /// Whether ``close()`` was called.
    var isClosed: Bool { closed.load(ordering: .relaxed) }

    /// The writer, unless the store is closed or read-only.
    ///
    /// - Precondition: Not inside a transaction, which would wait for itself.
    func activeWriter() throws(StoreError) -> Writer {
        guard options.access == .readWrite else { throw .readOnly }
        guard let writer = writer.withLock({ $0 }) else { throw .closed }
        precondition(
            !writer.isCurrentThread,
            "inside a transaction use its own methods: the store's wait for it to end")
        return writer
    }

    /// Runs `body` on a snapshot of the whole store.
    ///
    /// What is read inside belongs to one moment, over any number of tables and items.
    ///
    /// - Throws: ``StoreError``, or what `body` throws.
    public func read<Value>(_ body: (borrowing ReadSnapshot) throws -> Value) throws -> Value {
        let snapshot = try beginRead()
        return try body(snapshot)
    }

    func beginRead() throws(StoreError) -> ReadSnapshot {
        if isClosed { throw .closed }
        if let followed {
            let storage = try beginStorageRead()
            let catalog = try followed.catalog(of: storage)
            return ReadSnapshot(storage, catalog: catalog)
        }
        return try catalogs.pairing { catalog throws(StoreError) in
            ReadSnapshot(try beginStorageRead(), catalog: catalog)
        }
    }

    private func beginStorageRead() throws(StoreError) -> ReadTransaction {
        do throws(StorageError) {
            return try environment.read()
        } catch {
            throw StoreError(error)
        }
    }
}
