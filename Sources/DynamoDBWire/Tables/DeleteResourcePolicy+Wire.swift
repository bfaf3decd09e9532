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
        try table.checkPolicyRevision(expectedRevisionID)
        guard let revision = table.annotations[TableAnnotation.policyRevision]?.stringValue else {
            return ResponseWriter.revision(nil)
        }
        try await context.annotate(
            table.tableName,
            [TableAnnotation.policy: nil, TableAnnotation.policyRevision: nil])
        return ResponseWriter.revision(revision)
    }
}
