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
        guard policy.utf8.count <= 20_480 else {
            throw .validation("Resource policy size exceeds the limit of 20 KB")
        }
        guard JSONValue.isObject(policy) else {
            throw .validation("Invalid policy document: it is not a JSON object")
        }
        try table.checkPolicyRevision(expectedRevisionID)
        let revision = StreamLabel.now
        try await context.annotate(
            table.tableName,
            [
                TableAnnotation.policy: .string(policy),
                TableAnnotation.policyRevision: .string(revision),
            ])
        return ResponseWriter.revision(revision)
    }
}

extension JSONValue {
    /// Whether a text is a JSON object.
    fileprivate static func isObject(_ text: String) -> Bool {
        guard let value = try? JSONValue(parsing: text), case .object = value else { return false }
        return true
    }
}
