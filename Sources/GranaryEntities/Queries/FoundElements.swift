internal import Granary
internal import GranaryItems

/// Elements that a query finds, all of them in memory.
struct FoundElements<Element: QueryElement> {
    private var elements: [Element] = []
    private var failure: EntityError?
    private let limit: Int

    /// Collects what `walk` gives to its body, until that returns `false`.
    static func collect(
        limit: Int?, _ walk: ((ItemView, ItemUpgrade?) -> Bool) throws(StoreError) -> Void
    ) throws(EntityError) -> [Element] {
        var found = FoundElements(limit: limit ?? .max)
        guard found.isWanting else { return [] }
        do throws(StoreError) {
            try walk { found.read($0, $1) }
        } catch {
            throw .store(error)
        }
        if let failure = found.failure { throw failure }
        return found.elements
    }

    private init(limit: Int) { self.limit = limit }

    private var isWanting: Bool { elements.count < limit }

    /// Takes an item; returns whether more are wanted.
    private mutating func read(_ item: borrowing ItemView, _ upgrade: ItemUpgrade?) -> Bool {
        do throws(EntityError) {
            if let element = try Element.read(item, upgrade) { elements.append(element) }
            return isWanting
        } catch {
            failure = error
            return false
        }
    }
}
