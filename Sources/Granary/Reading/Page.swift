internal import GranaryItems
internal import GranaryStorage

/// One page of a query or scan.
struct Page: Sendable {
    var items: [Item] = []
    /// Items that passed the filter.
    var count = 0
    /// Items examined.
    var scannedCount = 0
    /// The size of what was examined, which is what it costs.
    var byteCount = 0
    /// The size of what was fetched from the table for index entries.
    var fetchedByteCount = 0
    /// What fetching cost, in units of 4 KB for each item.
    var fetchedUnits = 0
    var lastEvaluatedKey: Item?
}

extension Reader {
    /// Reads one page.
    ///
    /// Stops at the limit, with the item that makes it 1 MiB or more (what it fetches from the table
    /// included), or at the end of the range; only at the end is there no `lastEvaluatedKey`.
    ///
    /// - Complexity: One seek, then O(*k*) for *k* items examined.
    func page(_ request: PageRequest) throws(StoreError) -> Page {
        var page = Page()
        guard !request.range.isEmpty else { return page }
        do throws(StorageError) {
            let range = request.range
            var cursor = try snapshot.cursor(over: range, reversed: request.isReversed)
            while let entry = try cursor.next() {
                let view = ItemView(entry.value)
                if let segment = request.segment, !segment.contains(view) { continue }
                page.scannedCount += 1
                page.byteCount += view.size
                try examine(view, for: &page, request)
                if page.scannedCount == request.limit
                    || page.byteCount + page.fetchedByteCount >= Limits.pageByteCount
                {
                    page.lastEvaluatedKey = request.target.startKey(
                        of: view, entryKey: entry.key)
                    break
                }
            }
        } catch {
            throw StoreError(error)
        }
        return page
    }

    /// Adds what the request returns of an item or entry, if it passes the filter.
    private func examine(
        _ view: borrowing ItemView, for page: inout Page, _ request: PageRequest
    ) throws(StorageError) {
        guard case .fetched(let projection) = request.shape else {
            guard request.filter?.evaluate(view) ?? true else { return }
            page.count += 1
            switch request.shape {
            case .count, .fetched: break
            case .stored: page.items.append(Item(copying: view))
            case .projected(let projection): page.items.append(projection.project(view))
            }
            return
        }
        guard let key = request.target.table.storedKey(of: view),
            let bytes = try snapshot.value(forKey: key.span, in: .items)
        else { return }
        // The filter sees what is returned, and not only what the index holds of it.
        let whole = ItemView(bytes)
        page.fetchedByteCount += whole.size
        page.fetchedUnits += max(1, (whole.size + 4_095) / 4_096)
        guard request.filter?.evaluate(whole) ?? true else { return }
        page.count += 1
        page.items.append(projection.map { $0.project(whole) } ?? Item(copying: whole))
    }
}

extension CatalogTable {
    /// The key of an item that is stored, from any of its projections.
    func storedKey(of item: borrowing ItemView) -> [UInt8]? {
        try? key(ofItem: item).bytes
    }
}

extension ReadTarget {
    /// The LastEvaluatedKey that names an entry: the table's key attributes and the index's.
    func startKey(of view: borrowing ItemView, entryKey: RawSpan) -> Item {
        let item = Item.selecting(names: startKeyNames, from: view)
        guard let index, index.definition.kind == .multiValue,
            let attribute = index.definition.partitionKey.first,
            let value = view.value(named: attribute.name)
        else { return item }
        // The entry stands for one element of the attribute: the one its key begins with.
        let key = [UInt8](copying: entryKey)
        for position in 0..<value.count {
            guard let element = value.element(at: position),
                element.kind == attribute.type.kind
            else { continue }
            var bytes = prefix
            KeyEncoding.append(element, to: &bytes)
            if key.starts(with: bytes) {
                return item.replacing([(attribute.name, element.attributeValue())])
            }
        }
        return item
    }
}
