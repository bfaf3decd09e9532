public import GranaryItems
internal import GranaryStorage
internal import Logging

/// A query that lends its items where they lie, page by page.
///
/// Each page is a snapshot of its own, which ends with the page: memory stays flat and no snapshot
/// lives long, however many items there are. What comes after a page begins behind the last entry
/// that it read, whatever was written in between.
public struct PageWalk: Sendable {
    private let store: Store
    private var request: PageRequest

    /// Whether everything was read.
    public private(set) var isAtEnd = false

    /// Prepares to walk a query.
    ///
    /// - Parameters:
    ///   - query: Its limit and its projection are not looked at.
    ///   - followsToItem: Whether index entries stand for the whole items, which are looked up.
    ///   - store: The store.
    /// - Throws: ``StoreError`` when the query cannot be run.
    public init(
        _ query: Query, followsToItem: Bool = false, in store: Store
    ) throws(StoreError) {
        self.store = store
        request = try query.walkRequest(followsToItem: followsToItem, in: store.beginRead().catalog)
    }

    /// Tells the store's log that a loop over the items ended early, and why.
    public func logEarlyEnd(_ reason: String) {
        store.options.logger.critical(
            "a query ended early: an item or a page cannot be read",
            metadata: ["error": "\(reason)"])
    }

    /// Lends the items of the next page.
    ///
    /// - Parameters:
    ///   - count: How many entries to read at most.
    ///   - body: Called for each item that passes the filter, with what a migration makes of it if one
    ///     has begun; returns whether to go on.
    /// - Throws: ``StoreError`` when the page cannot be read.
    public mutating func readPage(
        of count: Int, _ body: (ItemView, ItemUpgrade?) -> Bool
    ) throws(StoreError) {
        guard !isAtEnd else { return }
        let snapshot = try store.beginRead()
        try request.target.checkStillThere(in: snapshot.catalog)
        let last = try snapshot.reader.walk(request, count: count, body)
        if let last {
            request.range.resume(after: last, reversed: request.isReversed)
        } else {
            isAtEnd = true
        }
    }
}

extension ReadSnapshot {
    /// Lends all items of a query, one after the other, until `body` returns `false`.
    public func forEachItem(
        of query: Query, followsToItem: Bool = false, _ body: (ItemView, ItemUpgrade?) -> Bool
    ) throws(StoreError) {
        let request = try query.walkRequest(followsToItem: followsToItem, in: catalog)
        _ = try reader.walk(request, count: .max, body)
    }
}

extension Transaction {
    /// Lends all items of a query, one after the other, until `body` returns `false`.
    ///
    /// What this transaction wrote shows.
    public func forEachItem(
        of query: Query, followsToItem: Bool = false, _ body: (ItemView, ItemUpgrade?) -> Bool
    ) throws(StoreError) {
        let request = try query.walkRequest(followsToItem: followsToItem, in: catalog)
        _ = try reader.walk(request, count: .max, body)
    }
}

extension Query {
    fileprivate func walkRequest(
        followsToItem: Bool, in catalog: Catalog
    ) throws(StoreError) -> PageRequest {
        var request = try pageRequest(validated(), in: catalog)
        request.limit = nil
        request.shape = followsToItem && request.target.index != nil ? .fetched(nil) : .stored
        return request
    }
}

extension Reader {
    /// Lends the items of a request, until `body` returns `false` or so many entries were read.
    ///
    /// - Returns: The key of the last entry, when it was not the end of the range that ended it.
    fileprivate func walk(
        _ request: PageRequest, count: Int, _ body: (ItemView, ItemUpgrade?) -> Bool
    ) throws(StoreError) -> [UInt8]? {
        guard !request.range.isEmpty else { return nil }
        do throws(StorageError) {
            var remaining = count
            var cursor = try snapshot.cursor(over: request.range, reversed: request.isReversed)
            while let entry = try cursor.next() {
                let isWanted = try lend(ItemView(entry.value), request, body)
                remaining -= 1
                if !isWanted || remaining <= 0 { return [UInt8](copying: entry.key) }
            }
        } catch {
            throw StoreError(error)
        }
        return nil
    }

    /// Lends one item, or what an index entry stands for, if it passes the filter.
    ///
    /// - Returns: Whether to go on.
    private func lend(
        _ view: ItemView, _ request: PageRequest, _ body: (ItemView, ItemUpgrade?) -> Bool
    ) throws(StorageError) -> Bool {
        let upgrade = request.target.table.schema?.upgrade
        func passes(_ item: borrowing ItemView) -> Bool {
            guard let filter = request.filter else { return true }
            return upgrade?.meets(filter, item) ?? filter.evaluate(item)
        }
        guard case .fetched = request.shape else {
            return passes(view) ? body(view, upgrade) : true
        }
        guard let key = request.target.table.storedKey(of: view),
            let bytes = try snapshot.value(forKey: key.span, in: .items)
        else { return true }
        let whole = ItemView(bytes)
        return passes(whole) ? body(whole, upgrade) : true
    }
}
