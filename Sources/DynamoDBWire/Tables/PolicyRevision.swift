extension TableDescription {
    /// Throws when the policy is not of the revision that a request expects.
    func checkPolicyRevision(_ expected: String?) throws(WireError) {
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
    /// The answer that tells the revision of a policy, if there was one.
    static func revision(_ revision: String?) -> [UInt8] {
        var writer = ResponseWriter()
        writer.object { if let revision { $0.member("RevisionId", revision) } }
        return writer.bytes
    }
}
