internal import GranaryTransfer

/// A backup of a table: a snapshot of the whole store, which says that it was made for that table.
///
/// It stands in the folder of the store's snapshots, beside those that `granary snapshot` makes, and is
/// kept until it is deleted. Its name and table are in the snapshot's reason:
/// `DynamoDB backup <name> of <table> <table id>`.
struct TableBackup: Sendable {
    /// The id of its snapshot.
    let id: String
    let name: String
    let tableName: String
    let tableID: String
    /// When it was made, in milliseconds since 1970.
    let createdMilliseconds: UInt64
    private let content: Content

    private enum Content {
        /// It is being made, of this table.
        case making(TableDescription)
        case made(Snapshot)
    }

    /// The backup that a snapshot is; `nil` when it was made for something else.
    init?(_ snapshot: Snapshot) {
        let words = snapshot.manifest.reason.split(separator: " ").map(String.init)
        guard words.count == 6, words[0] == "DynamoDB", words[1] == "backup", words[3] == "of"
        else { return nil }
        id = snapshot.id
        name = words[2]
        tableName = words[4]
        tableID = words[5]
        createdMilliseconds = UInt64(clamping: snapshot.manifest.createdMilliseconds)
        content = .made(snapshot)
    }

    /// A backup that is being made.
    init(making id: String, name: String, of table: TableDescription, createdMilliseconds: Int64) {
        self.id = id
        self.name = name
        tableName = table.tableName
        tableID = table.tableID
        self.createdMilliseconds = UInt64(clamping: createdMilliseconds)
        content = .making(table)
    }

    /// What the manifest of such a snapshot says.
    static func reason(_ name: String, of table: TableDescription) -> String {
        "DynamoDB backup \(name) of \(table.tableName) \(table.tableID)"
    }

    /// `CREATING` or `AVAILABLE`.
    var status: String {
        switch content {
        case .making: "CREATING"
        case .made: "AVAILABLE"
        }
    }

    /// Its snapshot.
    ///
    /// - Throws: `BackupInUseException` as long as it is being made.
    func made() throws(WireError) -> Snapshot {
        guard case .made(let snapshot) = content else { throw .backupInUse }
        return snapshot
    }

    /// How many bytes the table had.
    var byteCount: Int {
        switch content {
        case .making(let table): table.tableSizeBytes
        case .made(let snapshot):
            snapshot.manifest.tables.first { $0.name == tableName }?.byteCount ?? 0
        }
    }

    /// The table as it was.
    func table() throws(WireError) -> TableDescription {
        if case .making(let table) = content { return table }
        return try reading { store throws(WireError) in
            try answering { () throws(StoreError) in
                try store.run(DescribeTable(tableName: tableName))
            }
        }
    }

    func arn(in context: RequestContext) -> String {
        "\(context.tableARN(tableName))/backup/\(id)"
    }

    /// Runs `body` with the store as it was, opened to be read.
    ///
    /// The data is verified first: a damaged file may end the process that maps it.
    func reading<Value>(
        _ body: (Store) throws(WireError) -> Value
    ) throws(WireError) -> Value {
        let snapshot = try made()
        do throws(TransferError) {
            try snapshot.verify(checksOnly: true)
        } catch {
            throw WireError(error)
        }
        var options = StoreOptions(access: .readOnly, createIfMissing: false)
        options.isStillCopy = true
        let settings = options
        let store = try answering { () throws(StoreError) -> Store in
            try Store.open(snapshot.path, options: settings)
        }
        defer { store.close() }
        return try body(store)
    }
}

extension RequestContext {
    /// The folder of the store's snapshots.
    var snapshots: SnapshotFolder { SnapshotFolder(ofStore: store.path) }

    /// All backups, oldest first.
    func backups() throws(WireError) -> [TableBackup] {
        // First: one that is made meanwhile is in the folder by then.
        let making = state.backups
        do throws(TransferError) {
            let made = try snapshots.snapshots().compactMap { TableBackup($0) }
            let ids = Set(made.map(\.id))
            return (made + making.filter { !ids.contains($0.id) }).sorted { $0.id < $1.id }
        } catch {
            throw WireError(error)
        }
    }

    /// The backup of an ARN.
    func backup(arn: String?) throws(WireError) -> TableBackup {
        let arn = arn ?? ""
        guard let found = try backups().first(where: { $0.arn(in: self) == arn }) else {
            throw WireError("BackupNotFoundException", "Backup not found: \(arn)")
        }
        return found
    }

    /// A table, in the words of the operations on backups.
    func tableToBackUp(_ text: String?) throws(WireError) -> TableDescription {
        let name = try tableName(text)
        do throws(StoreError) {
            return try store.run(DescribeTable(tableName: name))
        } catch {
            guard case .tableNotFound = error else { throw WireError(error) }
            throw WireError("TableNotFoundException", "Table not found: \(name)")
        }
    }

    /// The claim of an action on the backup of an ARN: that is the resource, and not its table.
    func claim(_ action: String, backupARN arn: String?) -> [AccessClaim] {
        let parts = (arn ?? "").split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[2] == "backup" else {
            return [AccessClaim(action: action, tableName: arn)]
        }
        return [
            AccessClaim(
                action: action, tableName: String(parts[1]), part: "backup/\(parts[3])")
        ]
    }
}

extension WireError {
    static let backupInUse = Self(
        "BackupInUseException",
        "There is another ongoing conflicting backup control plane operation on the table")

    /// What a failure of snapshots means to who asked for a backup.
    init(_ error: TransferError) {
        switch error {
        case .noSuchSnapshot, .ambiguousSnapshot:
            self.init("BackupNotFoundException", "Backup not found")
        case .snapshotsInUse: self = .backupInUse
        case .store(let error): self.init(error)
        default:
            self.init("InternalServerError", "Internal server error")
            cause = "\(error)"
        }
    }
}
