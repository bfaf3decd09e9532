/// The request of `UntagResource`.
struct UntagResourceRequest: ResourceOperation {
    static let name = OperationName.untagResource

    var resourceARN: String?
    private var tagKeys: [String]?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "ResourceArn": resourceARN = try reader.string()
        case "TagKeys": tagKeys = try reader.strings()
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(resourceARN, "resourceArn", length: 1...1_283)
        constraints.require(tagKeys, "tagKeys")
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        let table = try context.table(resourceARN: resourceARN)
        guard let tagKeys, !tagKeys.isEmpty else {
            throw .validation("Atleast one Tag Key needs to be provided as Input.")
        }
        try ResourceTag.checkKeys(tagKeys)
        _ = try await context.update(table.tableName) { table, update throws(WireError) in
            guard var kept = table.annotations[TableAnnotation.tags]?.mapValue else { return }
            for key in tagKeys { kept[key] = nil }
            let left: AttributeValue? = .map(kept)
            update.annotations[TableAnnotation.tags] = .some(kept.isEmpty ? .none : left)
        }
        return []
    }
}
