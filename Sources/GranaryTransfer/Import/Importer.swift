extension Table {
    /// Imports the records of a source, a batch a transaction.
    ///
    /// Records are read and prepared on the calling thread while the writer writes the batch before;
    /// memory is two batches. A batch is durable as a whole or not at all, so a crash leaves whole
    /// batches, and running the same import again finishes it: see ``ImportOptions/ConflictPolicy``.
    ///
    /// Records may refer to items that come later in the source: they wait, in a file when they are
    /// many, and are written when the others are. What they refer to must be there in the end. Later
    /// records of the same key wait behind them, so that the last one wins.
    ///
    /// - Parameters:
    ///   - source: Where the records come from.
    ///   - options: How.
    /// - Returns: What was done.
    /// - Throws: ``TransferError/record(place:reasons:storedCount:)`` at the first record that is
    ///   rejected, unless such are skipped; ``TransferError/stopped(storedCount:_:)`` when the source
    ///   or the store failed after some were stored; ``TransferError/rejectsExist(path:)`` before
    ///   anything is. What was stored stays.
    /// - Complexity: O(*n* log *n*) in the records; memory is flat, but for some 16 bytes for the key of
    ///   each record that waits.
    @discardableResult
    public func load(
        from source: any ImportSource, _ options: ImportOptions = ImportOptions()
    ) throws(TransferError) -> ImportOutcome {
        let run = try ImportRun(self, source, options)
        do throws(TransferError) {
            try run.readAll()
        } catch {
            try? run.finishRejects()
            throw error
        }
        try run.finishRejects()
        return run.outcome
    }
}
