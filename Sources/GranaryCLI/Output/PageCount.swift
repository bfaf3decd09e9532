internal import Granary

/// Counts what the pages of a query or scan hold, without reading an item out.
enum PageCount {
    /// The items of all pages, or `limit` when there are more; `page` reads the one after a key.
    static func total(
        limit: Int?, page: (_ startKey: Item?) throws(StoreError) -> PageOutput
    ) throws(StoreError) -> Int {
        var count = 0
        var startKey: Item?
        repeat {
            let output = try page(startKey)
            count += output.count
            if let limit, count >= limit { return limit }
            startKey = output.lastEvaluatedKey
        } while startKey != nil
        return count
    }
}
