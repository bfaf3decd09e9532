public import GranaryItems

extension Table {
    /// Puts many items, in transactions of some thousands, as fast as the store takes them.
    ///
    /// What was loaded before a failure stays: the batches before it, which are durable when this
    /// throws. Memory is flat: two batches at most are held. Items in key order load fastest.
    ///
    /// - Parameters:
    ///   - next: Gives the next item, or `nil` at the end; pulled on the calling thread while the batch
    ///     before is written.
    ///   - progress: Told how many items are durable, after each transaction.
    /// - Returns: How many items were put.
    /// - Throws: ``StoreError``, or what `items` throws.
    @discardableResult
    public func load(
        next: () throws -> Item?, progress: (_ itemCount: Int) -> Void = { _ in }
    ) throws -> Int {
        var durableCount = 0
        var pending: PendingTransaction<Int>?
        func finishPending() throws {
            guard let batch = pending else { return }
            pending = nil
            durableCount += try batch.wait()
            progress(durableCount)
        }
        let target = try putTarget()
        let indexCount = target.table?.indexes.count ?? 0
        // Each entry may dirty a page of its own, and a transaction takes only so many.
        let batchCount = max(256, Self.loadItemCount / (1 + indexCount))
        var isAtEnd = false
        while !isAtEnd {
            var puts = PreparedPuts(into: target)
            puts.reserveCapacity(batchCount)
            do {
                while puts.count < batchCount, puts.byteCount < Self.loadByteCount {
                    guard let item = try next() else {
                        isAtEnd = true
                        break
                    }
                    try puts.append(item.view)
                }
            } catch {
                try finishPending()
                throw error
            }
            try finishPending()
            if puts.count > 0 { pending = try begin(puts) }
        }
        try finishPending()
        return durableCount
    }

    /// Puts all items of a sequence; see ``load(next:progress:)``.
    @discardableResult
    public func load(
        _ items: some Sequence<Item>, progress: (_ itemCount: Int) -> Void = { _ in }
    ) throws -> Int {
        var iterator = items.makeIterator()
        return try load(next: { iterator.next() }, progress: progress)
    }

    private static let loadItemCount = 8_192
    private static let loadByteCount = 8 << 20

    /// Gives a batch to the writer, whose outcome is how many items it has.
    private func begin(_ puts: PreparedPuts) throws(StoreError) -> PendingTransaction<Int> {
        try store.begin { transaction in
            var isAscending = true
            var next = 0
            try transaction.put(puts, from: &next, to: puts.count, isAscending: &isAscending)
            return next
        }
    }
}
