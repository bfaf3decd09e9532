/// The request of `PutResourcePolicy`: the policy is stored, and judges nothing.
struct PutResourcePolicyRequest: ResourceOperation {
    static let name = OperationName.putResourcePolicy

    var resourceARN: String?
    private var policy: String?
    private var expectedRevisionID: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "ResourceArn": resourceARN = try reader.string()
        case "Policy": policy = try reader.string()
        case "ExpectedRevisionId": expectedRevisionID = try reader.string()
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(resourceARN, "resourceArn", length: 1...1_283)
        constraints.require(policy, "policy")
        constraints.check(expectedRevisionID, "expectedRevisionId", length: 1...255)
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        let table = try context.table(resourceARN: resourceARN)
        let policy = policy ?? ""
        try ResourcePolicy.check(policy)
        let expected = expectedRevisionID
        let revision = try await context.update(table.tableName) {
            table, update throws(WireError) in
            try table.checkPolicyRevision(expected)
            let current = table.policyRevision
            // The same document again is the same revision.
            if let current, table.annotations[TableAnnotation.policy]?.stringValue == policy {
                return current
            }
            let revision = PolicyRevision.next(after: current)
            update.annotations[TableAnnotation.policy] = .string(policy)
            update.annotations[TableAnnotation.policyRevision] = .string(revision)
            return revision
        }.value
        return ResponseWriter.revision(revision)
    }
}
