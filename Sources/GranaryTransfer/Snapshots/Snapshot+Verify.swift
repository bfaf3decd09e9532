extension Snapshot {
    /// Verifies that the data is what was copied, and that it is sound.
    ///
    /// First the length and the SHA-256, which find every change of a byte; only then is the data
    /// opened, since a damaged file may end the process that maps it. Every item, index entry and
    /// change record is verified against the others, and the counts against the manifest.
    ///
    /// - Parameters:
    ///   - checksOnly: Whether to leave it at the length and the SHA-256.
    ///   - progress: Told now and then how many items of a table were verified.
    /// - Throws: ``TransferError/snapshotLength(path:expectedBytes:actualBytes:)``,
    ///   ``TransferError/snapshotDigest(path:expected:actual:)``,
    ///   ``TransferError/snapshotUnsound(id:problems:)``.
    /// - Complexity: O(*n* log *n*) in all records; memory is flat.
    public func verify(
        checksOnly: Bool = false, progress: @escaping (_ itemCount: Int) -> Void = { _ in }
    ) throws(TransferError) {
        try checkLength()
        let (digest, _) = try FileDigest.sha256(ofFile: dataPath)
        guard digest == manifest.dataSHA256 else {
            throw .snapshotDigest(
                path: dataPath, expected: manifest.dataSHA256, actual: digest)
        }
        guard !checksOnly else { return }
        let problems = try Self.opening(path) { store throws(StoreError) in
            let report = try store.check(progress: progress)
            var problems = report.problems.map(\.description)
            if let difference = try difference(from: store) { problems.append(difference) }
            return problems
        }
        guard problems.isEmpty else { throw .snapshotUnsound(id: id, problems: problems) }
    }

    /// Refuses a data file that is longer or shorter than it was.
    func checkLength() throws(TransferError) {
        let byteCount = try SystemFile.reading(dataPath).byteCount ?? 0
        guard byteCount == manifest.dataByteCount else {
            throw .snapshotLength(
                path: dataPath, expectedBytes: manifest.dataByteCount, actualBytes: byteCount)
        }
    }

    /// How the data differs from what the manifest says of it.
    private func difference(from store: Store) throws(StoreError) -> String? {
        var expected = manifest
        let actual = try SnapshotManifest(
            of: store, id: id, createdMilliseconds: manifest.createdMilliseconds,
            reason: manifest.reason)
        (expected.dataByteCount, expected.dataSHA256) = (0, "")
        expected.tool = actual.tool
        return expected == actual ? nil : "the manifest's counts are not those of the data"
    }

    /// Opens a copy of a store to read it, and leaves nothing of that in its directory.
    static func opening<Value>(
        _ path: String, _ body: (Store) throws(StoreError) -> Value
    ) throws(TransferError) -> Value {
        try transferring { () throws(StoreError) in
            var options = StoreOptions(access: .readOnly, createIfMissing: false)
            options.isStillCopy = true
            let store = try Store.open(path, options: options)
            defer { store.close() }
            return try body(store)
        }
    }
}

extension SnapshotManifest {
    /// What a store holds, without its file.
    init(
        of store: Store, id: String, createdMilliseconds: Int64, reason: String
    ) throws(StoreError) {
        let statistics = try store.statistics()
        var tables: [Table] = []
        for name in try store.tableNames() {
            let description = try store.table(name).describe()
            // A schema that only a newer version can read is no reason to have no snapshot.
            let schema: Schema?
            do throws(StoreError) { schema = try store.schema(of: name) } catch { schema = nil }
            tables.append(
                Table(
                    name: name, itemCount: description.itemCount,
                    byteCount: description.tableSizeBytes,
                    schema: schema.map { "\($0.name) \($0.version)" }))
        }
        self.init(
            id: id, createdMilliseconds: createdMilliseconds, reason: reason, tool: "granary",
            storeID: FileDigest.hexadecimal(store.storeID), storeFormat: statistics.formatVersion,
            commitSequence: statistics.commitSequence, changeSequence: statistics.changeSequence,
            tables: tables, dataByteCount: 0, dataSHA256: "")
    }
}
