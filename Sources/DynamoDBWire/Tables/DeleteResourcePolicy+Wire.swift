/// The request of `DeleteResourcePolicy`.
struct DeleteResourcePolicyRequest: ResourceOperation {
    static let name = OperationName.deleteResourcePolicy

    var resourceARN: String?
    private var expectedRevisionID: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "ResourceArn": resourceARN = try reader.string()
        case "ExpectedRevisionId": expectedRevisionID = try reader.string()
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(resourceARN, "resourceArn", length: 1...1_283)
        constraints.check(expectedRevisionID, "expectedRevisionId", length: 1...255)
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        let table = try context.table(resourceARN: resourceARN)
        let expected = expectedRevisionID
        let revision = try await context.update(table.tableName) {
            table, update throws(WireError) in
            try table.checkPolicyRevision(expected)
            guard let revision = table.policyRevision else { return String?.none }
            update.annotations[TableAnnotation.policy] = .some(nil)
            update.annotations[TableAnnotation.policyRevision] = .some(nil)
            return revision
        }.value
        return ResponseWriter.revision(revision)
    }
}
