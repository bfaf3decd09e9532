extension Store {
    /// Switches on or off that items of a table expire.
    ///
    /// - Throws: ``StoreError``; nothing is changed then.
    public func run(_ operation: UpdateTimeToLive) throws(StoreError) -> UpdateTimeToLive.Output {
        let description = try perform(operation)
        background.wake(self)
        return description
    }

    /// Switches on or off that items of a table expire.
    ///
    /// - Throws: ``StoreError``; nothing is changed then.
    public func run(_ operation: UpdateTimeToLive) async throws(StoreError)
        -> UpdateTimeToLive.Output
    {
        let description = try await perform(operation)
        background.wake(self)
        return description
    }

    /// Tells whether items of a table expire.
    ///
    /// - Throws: ``StoreError``.
    public func run(_ operation: DescribeTimeToLive) throws(StoreError)
        -> DescribeTimeToLive.Output
    {
        try perform(operation)
    }

    /// Waits until every item that has expired by now is deleted, and every change record that is
    /// older than its table keeps them is trimmed.
    ///
    /// Both happen by themselves; this is for those who want to see them done.
    ///
    /// - Throws: ``StoreError``, such as why it failed last.
    public func waitForExpiries() throws(StoreError) {
        background.wake(self)
        while true {
            let pending = try PendingWork(in: self)
            let ids =
                pending.expiries.map(\.1.id) + pending.due.map(\.1.id) + pending.trims.map(\.id)
            if ids.isEmpty { return }
            for id in ids {
                if let failure = background.failure(of: id) { throw failure }
            }
            _ = try activeWriter()
            background.waitForStep()
        }
    }
}
