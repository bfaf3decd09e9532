/// The request of `PutResourcePolicy`: the policy is stored, and judges nothing.
struct PutResourcePolicyRequest: WireOperation {
    static let name = OperationName.putResourcePolicy

    private var resourceARN: String?
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

    func claims(in context: RequestContext) -> [AccessClaim] {
        context.claim("PutResourcePolicy", resourceARN: resourceARN)
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

/// The request of `GetResourcePolicy`.
struct GetResourcePolicyRequest: WireOperation {
    static let name = OperationName.getResourcePolicy

    private var resourceARN: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "ResourceArn" else { return false }
        resourceARN = try reader.string()
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(resourceARN, "resourceArn", length: 1...1_283)
    }

    func claims(in context: RequestContext) -> [AccessClaim] {
        context.claim("GetResourcePolicy", resourceARN: resourceARN)
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let table = try context.table(resourceARN: resourceARN)
        guard let policy = table.annotations[TableAnnotation.policy]?.stringValue else {
            throw WireError(
                "PolicyNotFoundException",
                "Resource-based policy not found for the provided ResourceArn: \(resourceARN ?? "")"
            )
        }
        var writer = ResponseWriter()
        writer.object { writer in
            writer.member("Policy", policy)
            if let revision = table.annotations[TableAnnotation.policyRevision]?.stringValue {
                writer.member("RevisionId", revision)
            }
        }
        return writer.bytes
    }
}

/// The request of `DeleteResourcePolicy`.
struct DeleteResourcePolicyRequest: WireOperation {
    static let name = OperationName.deleteResourcePolicy

    private var resourceARN: String?
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

    func claims(in context: RequestContext) -> [AccessClaim] {
        context.claim("DeleteResourcePolicy", resourceARN: resourceARN)
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

extension TableDescription {
    /// Throws when the policy is not of the revision that a request expects.
    fileprivate func checkPolicyRevision(_ expected: String?) throws(WireError) {
        guard let expected else { return }
        let revision = annotations[TableAnnotation.policyRevision]?.stringValue ?? "NO_POLICY"
        guard expected == revision else {
            throw WireError(
                "PolicyNotFoundException",
                "The RevisionId provided does not match the current RevisionId of the policy")
        }
    }
}

extension ResponseWriter {
    fileprivate static func revision(_ revision: String?) -> [UInt8] {
        var writer = ResponseWriter()
        writer.object { if let revision { $0.member("RevisionId", revision) } }
        return writer.bytes
    }
}

extension JSONValue {
    /// Whether a text is a JSON object.
    fileprivate static func isObject(_ text: String) -> Bool {
        guard let value = try? JSONValue(parsing: text), case .object = value else { return false }
        return true
    }
}
