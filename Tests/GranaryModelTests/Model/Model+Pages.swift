import Granary

/// One page of a query or scan, as the model has it.
struct ModelPage: Hashable {
    var items: [AttributeMap] = []
    var scannedCount = 0
    var lastEvaluatedKey: AttributeMap?
}

/// What a page is to be of.
struct ModelPageRequest {
    /// Which records are walked.
    var includes: ([AttributeValue]) -> Bool = { _ in true }
    var isReversed = false
    var filter: ModelCondition?
    var limit: Int?
    /// The values of the record to continue after.
    var after: [AttributeValue]?
}

extension ModelTarget {
    /// Reads one page: up to the limit, or to the item with which it is 1 MiB of what is stored.
    func page(_ request: ModelPageRequest) -> ModelPage {
        var page = ModelPage()
        var byteCount = 0
        for entry in request.isReversed ? entries.reversed() : entries {
            guard request.includes(entry.values) else { continue }
            if let after = request.after {
                let comparison = ModelOrder.compare(entry.values, after)
                if request.isReversed ? comparison >= 0 : comparison <= 0 { continue }
            }
            let size = ItemSize.size(of: entry.attributes)
            page.scannedCount += 1
            byteCount += size
            if request.filter?.holds(entry.attributes) ?? true {
                page.items.append(entry.attributes)
            }
            if page.scannedCount == request.limit || byteCount >= 1_048_576 {
                page.lastEvaluatedKey = entry.startKey
                break
            }
        }
        return page
    }

    /// The values that a start key stands for.
    func values(ofStartKey startKey: AttributeMap, schema: KeySchema) -> [AttributeValue] {
        var names = schema.names
        if let index {
            let own = index.keyAttributes.map(\.name)
            names = index.kind == .unique ? own : own + names
        }
        return names.compactMap { startKey[$0] }
    }
}
