internal import ArgumentParser
internal import Granary
internal import GranaryTransfer

/// `granary snapshot`: copies of a whole store.
struct SnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Make, list, verify, restore and delete copies of a whole store.",
        discussion: """
            A snapshot is of one moment, made while the store is in use. It is a directory with the \
            data and a manifest that has its SHA-256.

            EXAMPLE:
              granary --store app.granary snapshot create --reason 'before the import'
            """,
        subcommands: [
            SnapshotCreateCommand.self, SnapshotListCommand.self, SnapshotVerifyCommand.self,
            SnapshotRestoreCommand.self, SnapshotDeleteCommand.self, SnapshotPruneCommand.self,
        ])

    @OptionGroup var location: StoreLocation
}

/// Where snapshots are.
struct SnapshotFolderOptions: ParsableArguments {
    @Option(
        name: .customLong("folder"),
        help: ArgumentHelp(
            "The folder of snapshots; STORE.snapshots beside the store otherwise.",
            valueName: "path"),
        completion: .directory)
    var path: String?

    /// The folder.
    func folder(_ location: StoreLocation) throws(CommandFailure) -> SnapshotFolder {
        if let path { return SnapshotFolder(path: path) }
        return SnapshotFolder(ofStore: try location.path())
    }
}

extension Snapshot {
    /// The snapshot as JSON.
    var jsonValue: JSONValue {
        let tables = manifest.tables.map { table in
            JSONValue.object([
                .init("name", .string(table.name)), .init("items", .number("\(table.itemCount)")),
                .init("bytes", .number("\(table.byteCount)")),
                .init("schema", table.schema.map { .string($0) } ?? .null),
            ])
        }
        return .object([
            .init("id", .string(id)), .init("path", .string(path)),
            .init("created", .string(manifest.createdText)),
            .init("reason", .string(manifest.reason)),
            .init("store", .string(manifest.storeID)),
            .init("commit", .number("\(manifest.commitSequence)")),
            .init("bytes", .number("\(manifest.dataByteCount)")),
            .init("sha256", .string(manifest.dataSHA256)), .init("tables", .array(tables)),
        ])
    }
}

extension OutputOptions {
    /// Writes what is known of snapshots.
    func write(_ snapshots: [Snapshot]) throws(OutputError) {
        var buffer = OutputBuffer(descriptor: Terminal.output)
        switch style {
        case .json: for snapshot in snapshots { try buffer.line(snapshot.jsonValue.text) }
        case .table:
            let rows = snapshots.map { snapshot in
                [
                    snapshot.id, ProgressBar.grouped(snapshot.manifest.itemCount),
                    ByteText.text(snapshot.manifest.dataByteCount), snapshot.manifest.reason,
                ]
            }
            let table = TextTable(
                header: ["snapshot", "items", "size", "reason"], rows: rows,
                width: Terminal.width(of: Terminal.output))
            if !rows.isEmpty {
                try buffer.line(table.line(table.header))
                try buffer.line(table.rule)
            }
            for row in rows { try buffer.line(table.line(row)) }
        }
        try buffer.flush()
    }
}
