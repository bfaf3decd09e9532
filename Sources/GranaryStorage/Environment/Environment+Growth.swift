extension Environment {
    /// Doubles the map, for after a transaction that found it full and has been dropped.
    ///
    /// New readers wait meanwhile, and running ones have the time of
    /// ``EnvironmentOptions/readerDrainMilliseconds`` to end. A thread that holds a snapshot of its
    /// own would wait for itself.
    ///
    /// - Throws: ``StorageError/readersBusy(count:)`` when readers do not end in time, and
    ///   ``StorageError/nestedWrite`` inside a write transaction; the map is then as it was.
    public func grow() throws(StorageError) {
        guard access == .readWrite else { throw .readOnly }
        try core.setMapSize { use in
            let (size, overflow) = use.mapBytes.multipliedReportingOverflow(by: 2)
            return overflow ? nil : size
        }
    }

    /// Doubles the map when less than a quarter of it is free, for between transactions.
    ///
    /// - Returns: Whether it grew.
    /// - Throws: As ``grow()``.
    @discardableResult
    public func growIfNeeded() throws(StorageError) -> Bool {
        let use = try core.mapUse()
        guard use.usedBytes > use.mapBytes / 4 * 3 else { return false }
        try grow()
        return true
    }
}
