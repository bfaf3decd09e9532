package import GranaryItems

/// Items that are ready to be put, packed one behind the other: what can be wrong with an item by
/// itself was looked for already, and its key is made.
///
/// For loads of many items, whose reader prepares them on its own thread while the writer is busy. In
/// two pieces of memory for all of them, and not in one or two for each: what one thread allocates,
/// the other need not count, touch or free.
package struct PreparedPuts: Sendable {
    /// Where they go.
    package let target: PutTarget

    private var items = PackedItems()
    private var keys: [UInt8] = []
    private var places: [Place] = []

    /// Where the key of an item ends in `keys`.
    private struct Place {
        /// The end of the key before, when the item can have none in the target's table.
        let keyEnd: Int
        /// How much of the key is its table and its partition key.
        let partitionByteCount: Int
    }

    /// No items yet.
    package init(into target: PutTarget) { self.target = target }

    /// How many items there are.
    package var count: Int { places.count }

    /// How many bytes their items have.
    package var byteCount: Int { items.byteCount }

    /// Makes room for so many items of so many bytes together.
    package mutating func reserveCapacity(_ count: Int, byteCount: Int = 0) {
        places.reserveCapacity(count)
        items.reserveCapacity(count, byteCount: byteCount)
    }

    /// Appends an item.
    ///
    /// An item that lacks a key is appended too: whoever puts it says what is wrong.
    ///
    /// - Throws: ``StoreError/validation(_:)`` when no table could take the item.
    /// - Complexity: O(*n*) in the item's values; nothing is decoded.
    package mutating func append(_ item: borrowing ItemView) throws(StoreError) {
        try validating { () throws(ValidationError) in try ItemRules.check(item) }
        let keyStart = keys.count
        var partitionEnd = keyStart
        do throws(ValidationError) {
            partitionEnd = try target.table?.appendKey(ofItem: item, to: &keys) ?? keyStart
        } catch {
            keys.removeLast(keys.count - keyStart)
        }
        items.append(item)
        places.append(
            Place(keyEnd: keys.count, partitionByteCount: partitionEnd - keyStart))
    }

    /// An item, copied.
    package subscript(index: Int) -> Item { Item(copying: items[index]) }

    /// The size of an item, as DynamoDB counts it.
    func size(at index: Int) -> Int { items[index].size }

    /// The encoded bytes of an item.
    @_lifetime(borrow self)
    func itemBytes(at index: Int) -> Span<UInt8> { items.encodedBytes(at: index) }

    /// The key of an item, empty when it has none.
    @_lifetime(borrow self)
    func keyBytes(at index: Int) -> Span<UInt8> {
        keys.span.extracting(keyStart(at: index)..<places[index].keyEnd)
    }

    /// The key of an item; `nil` when it has none.
    func key(at index: Int) -> ItemKey? {
        let bytes = [UInt8](copying: keyBytes(at: index))
        guard !bytes.isEmpty else { return nil }
        return ItemKey(bytes: bytes, partitionEnd: places[index].partitionByteCount)
    }

    private func keyStart(at index: Int) -> Int { index == 0 ? 0 : places[index - 1].keyEnd }
}

/// Where prepared puts go, and whether they may take another item's place.
package final class PutTarget: Sendable {
    let tableName: String
    /// Whether an item whose key is taken is refused.
    let onlyNew: Bool
    /// The table as it was found; `nil` when it was not looked for, and the writer makes the keys.
    ///
    /// A copy, so that its references are not counted together with the writer's.
    let table: CatalogTable?

    fileprivate init(_ tableName: String, onlyNew: Bool, found table: CatalogTable?) {
        self.tableName = tableName
        self.onlyNew = onlyNew
        self.table = table?.with()
    }

    /// The table of that name, of a store that is not known yet.
    package convenience init(_ tableName: String) {
        self.init(tableName, onlyNew: false, found: nil)
    }
}

extension Table {
    /// The table as a target of prepared puts.
    ///
    /// Should another table have its name by the time they are put, the writer makes their keys again.
    ///
    /// - Parameter onlyNew: Whether an item whose key is taken is refused.
    /// - Returns: The target.
    /// - Throws: ``StoreError/tableNotFound(_:)`` and others.
    package func putTarget(onlyNew: Bool = false) throws(StoreError) -> PutTarget {
        let found = try store.beginRead().catalog.table(named: name)
        return PutTarget(name, onlyNew: onlyNew, found: found)
    }
}
