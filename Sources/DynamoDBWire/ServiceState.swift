internal import Synchronization

/// What a service knows beside its store, and forgets when it ends.
final class ServiceState: Sendable {
    private let fillingTables = Mutex<Set<String>>([])
    private let makingBackups = Mutex<[String: TableBackup]>([:])
    private let currentEndpoint: Mutex<String>

    init(endpoint: String = "") { currentEndpoint = Mutex(endpoint) }

    /// Where the service can be reached: host and port.
    var endpoint: String {
        get { currentEndpoint.withLock { $0 } }
        set { currentEndpoint.withLock { $0 = newValue } }
    }

    /// The tables that exist, and do not have all their items yet.
    var filling: Set<String> { fillingTables.withLock { $0 } }

    /// Notes that a table will be filled.
    ///
    /// - Returns: Whether nobody else does that.
    func beginFilling(_ table: String) -> Bool {
        fillingTables.withLock { $0.insert(table).inserted }
    }

    /// Notes that a table has its items, or is gone.
    func endFilling(_ table: String) { _ = fillingTables.withLock { $0.remove(table) } }

    /// The backups that are being made.
    var backups: [TableBackup] { makingBackups.withLock { Array($0.values) } }

    /// Notes that a backup is being made.
    func beginBackup(_ backup: TableBackup) {
        makingBackups.withLock { $0[backup.id] = backup }
    }

    /// Notes that a backup is made, or will not be.
    func endBackup(_ backup: TableBackup) {
        makingBackups.withLock { $0[backup.id] = nil }
    }
}
