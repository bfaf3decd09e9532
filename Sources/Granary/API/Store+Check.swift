extension Store {
    /// Verifies every item, index entry and change record against each other.
    ///
    /// Reads one snapshot, which lives until this returns: on a store that is written meanwhile, the
    /// file grows by what is written.
    ///
    /// - Parameter progress: Told now and then how many items of the table at hand were verified.
    /// - Returns: What differs; ``CheckReport/isSound`` when nothing does.
    /// - Throws: ``StoreError`` when the check itself cannot be made.
    /// - Complexity: O(*n* log *n*) in all records; eight bytes for each item in a change log.
    public func check(
        progress: @escaping (_ itemCount: Int) -> Void = { _ in }
    ) throws(StoreError) -> CheckReport {
        try StoreCheck(beginRead(), progress: progress).run()
    }
}
