public import GranaryItems
internal import Logging

/// The items of a query or scan, read a page at a time as they are asked for.
///
/// The first page is read when the query is made, so that what is wrong with a query is thrown there;
/// the others follow as the loop comes to them. Each page is a snapshot of its own: no snapshot lives
/// longer than it takes to read a page, and memory stays flat however many items there are.
///
/// A `for` loop cannot throw. When a later page cannot be read (the store was closed meanwhile, or is
/// damaged) the loop ends early, the failure is logged as critical, and ``ItemIterator/failure`` holds
/// it. Where a short answer must not go unnoticed, call ``readAll()``, or ``ItemIterator/nextItem()``
/// in a loop of your own.
public struct ItemSequence: Sequence, Sendable {
    private let store: Store
    private let firstPage: ItemPage
    private let limit: Int?

    init(store: Store, request: PageRequest, limit: Int?) throws(StoreError) {
        self.store = store
        self.limit = limit
        var request = request
        request.limit = Swift.min(ItemPage.firstCount, Swift.max(1, limit ?? .max))
        firstPage = try ItemPage(request, in: store)
    }

    /// Starts from the beginning.
    public func makeIterator() -> ItemIterator {
        ItemIterator(store, firstPage, limit: limit)
    }

    /// Reads all items into memory.
    ///
    /// - Throws: ``StoreError`` when any page cannot be read.
    public func readAll() throws(StoreError) -> [Item] {
        var iterator = makeIterator()
        var items: [Item] = []
        while let item = try iterator.nextItem() { items.append(item) }
        return items
    }
}

/// Reads the items of an ``ItemSequence``, one after the other.
public struct ItemIterator: IteratorProtocol {
    private let store: Store
    private var items: [Item].Iterator
    private var following: PageRequest?
    private var remaining: Int

    /// The failure that ended the iteration early, if one did.
    public private(set) var failure: StoreError?

    init(_ store: Store, _ firstPage: ItemPage, limit: Int?) {
        self.store = store
        items = firstPage.items.makeIterator()
        following = firstPage.following
        remaining = limit ?? .max
    }

    /// The next item, or `nil` after the last, or when a page cannot be read.
    public mutating func next() -> Item? {
        do throws(StoreError) {
            return try nextItem()
        } catch {
            store.options.logger.critical(
                "a query ended early: a page cannot be read", metadata: ["error": "\(error)"])
            failure = error
            following = nil
            return nil
        }
    }

    /// The next item, or `nil` after the last.
    ///
    /// - Throws: ``StoreError`` when a page cannot be read.
    public mutating func nextItem() throws(StoreError) -> Item? {
        guard remaining > 0 else { return nil }
        while true {
            if let item = items.next() {
                remaining -= 1
                return item
            }
            guard let request = following else { return nil }
            let page = try ItemPage(request, in: store)
            items = page.items.makeIterator()
            following = page.following
        }
    }
}

/// The items of one page, and what to read after it.
struct ItemPage: Sendable {
    let items: [Item]
    /// `nil` after the last page.
    let following: PageRequest?

    /// How many items the first page examines; later ones examine more.
    static let firstCount = 64
    static let laterCount = 512

    init(_ request: PageRequest, in store: Store) throws(StoreError) {
        let snapshot = try store.beginRead()
        try request.target.checkStillThere(in: snapshot.catalog)
        let page = try snapshot.reader.page(request)
        items = page.items
        guard let startKey = page.lastEvaluatedKey else {
            following = nil
            return
        }
        var next = request
        try next.resume(after: startKey)
        next.limit = Self.laterCount
        following = next
    }
}
