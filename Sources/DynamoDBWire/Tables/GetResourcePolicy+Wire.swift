/// The request of `GetResourcePolicy`.
struct GetResourcePolicyRequest: ResourceOperation {
    static let name = OperationName.getResourcePolicy

    var resourceARN: String?

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
            if let revision = table.policyRevision { writer.member("RevisionId", revision) }
        }
        return writer.bytes
    }
}
