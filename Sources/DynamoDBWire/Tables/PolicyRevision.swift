/// The revisions of a table's resource policy: the moment of each, in milliseconds since 1970.
enum PolicyRevision {
    /// A revision that is none before it.
    static func next(after current: String?) -> String {
        let last = current.flatMap { UInt64($0) } ?? 0
        return String(max(Store.nowMilliseconds, last + 1))
    }
}

extension TableDescription {
    /// The revision of its resource policy; `nil` when it has none.
    var policyRevision: String? { annotations[TableAnnotation.policyRevision]?.stringValue }

    /// Throws when the policy is not of the revision that a request expects.
    func checkPolicyRevision(_ expected: String?) throws(WireError) {
        guard let expected else { return }
        guard expected == policyRevision ?? "NO_POLICY" else {
            throw WireError(
                "PolicyNotFoundException",
                "The RevisionId provided does not match the current RevisionId of the policy")
        }
    }
}

extension ResponseWriter {
    /// The answer that tells the revision of a policy, if there was one.
    static func revision(_ revision: String?) -> [UInt8] {
        var writer = ResponseWriter()
        writer.object { if let revision { $0.member("RevisionId", revision) } }
        return writer.bytes
    }
}
