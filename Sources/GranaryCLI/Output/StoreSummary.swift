internal import Granary

/// What a store holds, and what it takes on disk.
struct StoreSummary {
    /// The store's directory.
    let path: String

    /// Each table.
    let tables: [TableDescription]

    /// What it takes on disk and in the map.
    let statistics: StoreStatistics

    /// Reads it.
    init(of store: Store) throws(StoreError) {
        path = store.path
        var tables: [TableDescription] = []
        for name in try store.tableNames() { tables.append(try store.table(name).describe()) }
        self.tables = tables
        statistics = try store.statistics()
    }

    private var itemCount: Int { tables.reduce(0) { $0 + $1.itemCount } }
    private var sizeBytes: Int { tables.reduce(0) { $0 + $1.tableSizeBytes } }

    /// The summary as JSON.
    var jsonValue: JSONValue {
        .object([
            .init("path", .string(path)),
            .init("tableCount", .number("\(tables.count)")),
            .init("itemCount", .number("\(itemCount)")),
            .init("sizeBytes", .number("\(sizeBytes)")),
            .init("fileBytes", .number("\(statistics.fileByteCount)")),
            .init("usedBytes", .number("\(statistics.usedByteCount)")),
            .init("mapBytes", .number("\(statistics.mapByteCount)")),
            .init("readers", .number("\(statistics.readerCount)")),
            .init("oldestReaderLag", .number("\(statistics.oldestReaderLag)")),
            .init("commits", .number("\(statistics.commitSequence)")),
            .init("changes", .number("\(statistics.changeSequence)")),
            .init("formatVersion", .number("\(statistics.formatVersion)")),
            .init("tables", .array(tables.map(\.jsonValue))),
        ])
    }

    /// The summary in lines for people.
    func lines(width: Int) -> [String] {
        let pairs = [
            (name: "store", value: path),
            (name: "items", value: ProgressBar.grouped(itemCount)),
            (name: "item bytes", value: ByteText.text(sizeBytes)),
            (name: "file bytes", value: ByteText.text(statistics.fileByteCount)),
            (name: "used bytes", value: ByteText.text(statistics.usedByteCount)),
            (name: "map bytes", value: ByteText.text(statistics.mapByteCount)),
            (name: "readers", value: "\(statistics.readerCount)"),
            (name: "commits", value: ProgressBar.grouped(Int(clamping: statistics.commitSequence))),
            (name: "format", value: "\(statistics.formatVersion)"),
        ]
        var lines = AttributeListing.lines(pairs, width: width)
        guard !tables.isEmpty else { return lines }
        var rows: [[String]] = []
        for table in tables {
            rows.append([
                table.tableName, "", ProgressBar.grouped(table.itemCount),
                ByteText.text(table.tableSizeBytes),
            ])
            for index in table.indexes {
                rows.append([
                    "  \(index.definition.name)", index.definition.kind.commandText,
                    ProgressBar.grouped(index.itemCount), ByteText.text(index.indexSizeBytes),
                ])
            }
        }
        let header = ["table and indexes", "kind", "items", "size"]
        let table = TextTable(header: header, rows: rows, width: width)
        lines += ["", table.line(table.header), table.rule]
        return lines + rows.map(table.line)
    }
}
