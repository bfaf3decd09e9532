/// Walks the items of one snapshot of a table and writes each.
struct TableExporter {
    let table: Table
    let options: ExportOptions

    /// The names of the table's key attributes, which are written first.
    let leading: [String]

    init(_ table: Table, _ options: ExportOptions) throws(TransferError) {
        self.table = table
        self.options = options
        let description = try transferring { () throws(StoreError) in try table.describe() }
        leading = description.keySchema.names
    }

    /// Runs `body` on one snapshot, in which every walk sees the same items.
    func reading<Value>(
        _ body: (borrowing ReadSnapshot) throws(TransferError) -> Value
    ) throws(TransferError) -> Value {
        do {
            return try table.store.read { snapshot in try body(snapshot) }
        } catch let error as TransferError {
            throw error
        } catch let error as StoreError {
            throw .store(error)
        } catch {
            throw .unexpected("\(error)")
        }
    }

    /// Gives every item to `write`, in key order.
    ///
    /// - Returns: How many there were.
    /// - Throws: What `write` throws; ``TransferError/interrupted``;
    ///   ``TransferError/item(key:reasons:)`` when one cannot be changed as the options ask.
    @discardableResult
    func forEachItem(
        in snapshot: borrowing ReadSnapshot,
        _ write: (borrowing ItemView) throws(TransferError) -> Void
    ) throws(TransferError) -> Int {
        var count = 0
        do {
            let description = try snapshot.run(DescribeTable(tableName: table.name))
            let total = Double(max(1, description.itemCount))
            try snapshot.forEachItem(of: table.name) { view in
                if let transform = options.transform {
                    let item = try changed(Item(copying: view), transform)
                    try write(item.view)
                } else {
                    try write(view)
                }
                count += 1
                if count.isMultiple(of: 1_024) {
                    options.progress(count, min(1, Double(count) / total))
                    if options.shouldStop() { throw TransferError.interrupted }
                }
                return true
            }
        } catch let error as TransferError {
            throw error
        } catch let error as StoreError {
            throw .store(error)
        } catch {
            throw .unexpected("\(error)")
        }
        return count
    }

    private func changed(
        _ item: Item, _ transform: (Item) throws(RecordProblem) -> Item
    ) throws(TransferError) -> Item {
        do throws(RecordProblem) {
            return try transform(item)
        } catch {
            throw .item(
                key: item.selecting(names: leading).dynamoDBJSON, reasons: error.reasons)
        }
    }
}

extension Table {
    /// Writes every item of the table to a file.
    ///
    /// All items belong to one moment: the snapshot lives until this returns, so on a store that is
    /// written meanwhile the file of the store grows by what is written.
    ///
    /// - Parameters:
    ///   - path: The file, which must not be there; `-` is standard output.
    ///   - form: How items are written.
    ///   - isCompressed: Whether to write gzip.
    ///   - options: How.
    /// - Returns: How many items were written.
    /// - Throws: ``TransferError``; a file is removed then.
    /// - Complexity: O(*n*) in the bytes; memory is flat.
    @discardableResult
    public func export(
        to path: String, form: ExportForm = .ndjson, isCompressed: Bool = false,
        _ options: ExportOptions = ExportOptions()
    ) throws(TransferError) -> Int {
        let exporter = try TableExporter(self, options)
        return try exporter.reading { snapshot throws(TransferError) in
            // Two walks of one snapshot: the header names every attribute there is.
            let columns = form == .csv ? try CSVColumns(of: exporter, in: snapshot) : nil
            let file = try OutputFile(path, isCompressed: isCompressed)
            let count: Int
            do throws(TransferError) {
                columns?.appendHeader(to: &file.bytes)
                var writer = BlockWriter(
                    file, format: Self.format(form, columns, exporter.leading))
                count = try exporter.forEachItem(in: snapshot) { item throws(TransferError) in
                    try writer.append(item)
                }
                try writer.finish()
            } catch {
                file.discard()
                throw error
            }
            try file.finish()
            return count
        }
    }

    /// How the line of an item is written.
    private static func format(
        _ form: ExportForm, _ columns: CSVColumns?, _ leading: [String]
    ) -> BlockWriter.Format {
        { item, text throws(TransferError) in
            if let columns {
                try columns.append(item, to: &text)
            } else if form == .ndjson {
                item.appendJSON(to: &text, leading: leading)
            } else {
                item.appendDynamoDBJSON(to: &text, leading: leading)
            }
            text.append(UInt8(ascii: "\n"))
        }
    }
}
