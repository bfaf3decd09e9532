/// The request of `TagResource`.
struct TagResourceRequest: ResourceOperation {
    static let name = OperationName.tagResource

    var resourceARN: String?
    private var tags: [ResourceTag]?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "ResourceArn": resourceARN = try reader.string()
        case "Tags": tags = try ResourceTag.list(&reader)
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(resourceARN, "resourceArn", length: 1...1_283)
        constraints.require(tags, "tags")
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        let table = try context.table(resourceARN: resourceARN)
        guard let tags, !tags.isEmpty else {
            throw .validation("Atleast one Tag needs to be provided as Input.")
        }
        _ = try await context.update(table.tableName) { table, update throws(WireError) in
            let kept = table.annotations[TableAnnotation.tags]
            update.annotations[TableAnnotation.tags] = try ResourceTag.merged(tags, into: kept)
        }
        return []
    }
}
