public import GranaryItems

/// What a caller may do, in the form of IAM's policies.
///
/// ```json
/// {"Version": "2012-10-17", "Statement": [{
///   "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query"],
///   "Resource": "arn:aws:dynamodb:*:*:table/app",
///   "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["TENANT#7#*"]}}}]}
/// ```
///
/// What no statement allows is denied, and a statement that denies wins. Stricter than IAM in one
/// thing: a condition on something that the request does not name holds for `Deny` and never for
/// `Allow`, so that a scan does not evade a rule for partition keys.
public struct AccessPolicy: Sendable {
    private let statements: [PolicyStatement]

    /// Reads a policy.
    ///
    /// - Parameter document: The policy's JSON.
    /// - Throws: ``AccessPolicyError`` for whatever is not understood.
    public init(_ document: JSONValue) throws(AccessPolicyError) {
        guard case .object(let members) = document else {
            throw AccessPolicyError("policy", "it must be an object")
        }
        var statements: [PolicyStatement] = []
        for member in members {
            switch (member.name, member.value) {
            case ("Version", .string("2012-10-17")), ("Id", .string): break
            case ("Statement", .array(let elements)):
                for (index, element) in elements.enumerated() {
                    statements.append(
                        try PolicyStatement(element, place: "policy statement \(index + 1)"))
                }
            case ("Statement", .object):
                statements.append(try PolicyStatement(member.value, place: "policy statement"))
            case ("Version", _):
                throw AccessPolicyError("policy", "its Version must be 2012-10-17")
            default: throw AccessPolicyError("policy", "\(member.name) is not understood")
            }
        }
        self.statements = statements
    }

    /// A policy without statements, which allows nothing.
    public init() { statements = [] }

    /// What a policy says to a claim.
    package enum Judgement: Sendable {
        /// A statement allows it, and none denies it.
        case allowed
        /// A statement denies it.
        case denied
        /// No statement allows it.
        case notAllowed
    }

    /// Judges what a request would do.
    ///
    /// - Parameters:
    ///   - claim: What it would do.
    ///   - resource: The ARN of what it would do that to.
    /// - Returns: What the statements that apply to it say.
    package func judge(_ claim: AccessClaim, resource: String) -> Judgement {
        var judgement = Judgement.notAllowed
        for statement in statements where statement.applies(to: claim, resource) {
            guard statement.isAllow else { return .denied }
            judgement = .allowed
        }
        return judgement
    }

    /// Whether the policy allows what a request would do.
    package func allows(_ claim: AccessClaim, resource: String) -> Bool {
        judge(claim, resource: resource) == .allowed
    }
}
