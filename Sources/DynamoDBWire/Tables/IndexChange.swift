/// One element of `GlobalSecondaryIndexUpdates`: an index to make, to drop or to change.
struct IndexChange: Sendable {
    var created: IndexRequest?
    var deleted: IndexRequest?
    var updated: IndexRequest?

    init(reading reader: inout RequestReader) throws(WireError) {
        try reader.members(of: "GlobalSecondaryIndexUpdate") { name, reader throws(WireError) in
            switch name {
            case "Create": created = try IndexRequest(reading: &reader)
            case "Delete": deleted = try IndexRequest(reading: &reader)
            case "Update": updated = try IndexRequest(reading: &reader)
            default: return false
            }
            return true
        }
    }

    /// Reads an array of them.
    static func list(_ reader: inout RequestReader) throws(WireError) -> [IndexChange] {
        var list: [IndexChange] = []
        try reader.elements { reader throws(WireError) in
            list.append(try IndexChange(reading: &reader))
        }
        return list
    }

    /// The actions that it names; the service takes exactly one.
    private var actions: [IndexRequest] { [updated, created, deleted].compactMap { $0 } }

    /// The index that it is about.
    var indexName: String { actions.first?.indexName ?? "" }

    func check(_ constraints: inout Constraints, _ place: String) {
        created?.check(&constraints, "\(place).create", keyLimit: 8)
        deleted?.checkName(&constraints, "\(place).delete")
        updated?.checkName(&constraints, "\(place).update")
        updated?.throughput?.check(&constraints, "\(place).update.provisionedThroughput")
    }

    /// Throws unless each has one action, and each index comes once.
    static func checkActions(_ changes: [IndexChange]?) throws(WireError) {
        guard let changes else { return }
        if changes.isEmpty {
            throw .validation(UpdateTable.nothingToChange)
        }
        var names: Set<String> = []
        for change in changes {
            if change.actions.isEmpty {
                throw .invalidValues(
                    "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                        + "GlobalSecondaryIndexUpdate.Delete must not be null")
            }
            guard change.actions.count == 1 else {
                throw .invalidValues(
                    "Only one global secondary index action is allowed per "
                        + "GlobalSecondaryIndexUpdate object")
            }
            guard names.insert(change.indexName).inserted else {
                throw .invalidValues(
                    "Only one global secondary index update per index is allowed simultaneously. "
                        + "Index: \(change.indexName)")
            }
        }
    }
}
