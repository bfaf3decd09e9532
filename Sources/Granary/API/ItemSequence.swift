public import GranaryItems

/// The items of a query or scan, read a page at a time as they are asked for.
///
/// Each page is a snapshot of its own, so no snapshot lives longer than it takes to read a page, and
/// memory stays flat however many items there are. A failure between pages (the store was closed, a
/// page is damaged) ends the iteration; use ``ItemIterator/nextItem()`` where it must be told apart
/// from the end.
public struct ItemSequence: Sequence, Sendable {
    let store: Store
    let request: PageRequest
    let limit: Int?

    /// Starts reading from the beginning.
    public func makeIterator() -> ItemIterator { ItemIterator(self) }
}

/// Reads the items of an ``ItemSequence``, one after the other.
public struct ItemIterator: IteratorProtocol {
    private let store: Store
    private var request: PageRequest
    private var page: [Item].Iterator
    private var remaining: Int
    private var isLastPage = false

    /// The failure that ended the iteration, if one did.
    public private(set) var error: StoreError?

    /// How many items the first page examines; later ones examine more.
    static let firstPageCount = 64
    static let pageCount = 512

    init(_ sequence: ItemSequence) {
        store = sequence.store
        request = sequence.request
        page = [].makeIterator()
        remaining = sequence.limit ?? .max
        request.limit = min(Self.firstPageCount, max(1, remaining))
    }

    /// The next item, or `nil` after the last or when reading failed.
    public mutating func next() -> Item? {
        do throws(StoreError) {
            return try nextItem()
        } catch {
            self.error = error
            isLastPage = true
            return nil
        }
    }

    /// The next item, or `nil` after the last.
    ///
    /// - Throws: ``StoreError``.
    public mutating func nextItem() throws(StoreError) -> Item? {
        guard remaining > 0 else { return nil }
        while true {
            if let item = page.next() {
                remaining -= 1
                return item
            }
            if isLastPage { return nil }
            try readPage()
        }
    }

    private mutating func readPage() throws(StoreError) {
        let snapshot = try store.beginRead()
        let read = try snapshot.reader.page(request)
        page = read.items.makeIterator()
        guard let startKey = read.lastEvaluatedKey else {
            isLastPage = true
            return
        }
        try request.resume(after: startKey)
        request.limit = Self.pageCount
    }
}
