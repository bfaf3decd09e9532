internal import GranaryItems

/// One statement of a policy.
struct PolicyStatement: Sendable {
    let isAllow: Bool
    private var actions: [Glob] = []
    private var exceptsActions = false
    private var resources: [Glob] = []
    private var exceptsResources = false
    private var conditions: [PolicyCondition] = []

    init(_ document: JSONValue, place: String) throws(AccessPolicyError) {
        guard case .object(let members) = document else {
            throw AccessPolicyError(place, "it must be an object")
        }
        for (name, other) in [("Action", "NotAction"), ("Resource", "NotResource")]
        where members.contains(where: { $0.name == name })
            && members.contains(where: { $0.name == other })
        {
            throw AccessPolicyError(place, "\(name) and \(other) exclude each other")
        }
        var effect: Bool?
        for member in members {
            switch (member.name, member.value) {
            case ("Sid", .string): break
            case ("Effect", .string("Allow")): effect = true
            case ("Effect", .string("Deny")): effect = false
            case ("Action", let value), ("NotAction", let value):
                actions = try Self.actions(value, place)
                exceptsActions = member.name == "NotAction"
            case ("Resource", let value), ("NotResource", let value):
                resources = try Self.texts(value, "\(place), \(member.name)").map(Glob.init)
                exceptsResources = member.name == "NotResource"
            case ("Condition", .object(let operators)):
                for entry in operators {
                    conditions += try PolicyCondition.all(entry, place: "\(place), Condition")
                }
            default:
                throw AccessPolicyError(place, "\(member.name) is not understood")
            }
        }
        guard let effect else { throw AccessPolicyError(place, "Effect must be Allow or Deny") }
        guard !actions.isEmpty, !resources.isEmpty else {
            throw AccessPolicyError(place, "it needs an Action and a Resource")
        }
        isAllow = effect
    }

    /// Whether the statement speaks of what a request would do.
    func applies(to claim: AccessClaim, _ resource: String) -> Bool {
        let action = claim.action.lowercased()
        guard actions.contains(where: { $0.matches(action) }) != exceptsActions,
            resources.contains(where: { $0.matches(resource) }) != exceptsResources
        else { return false }
        return conditions.allSatisfy { $0.holds(for: claim, isAllow: isAllow) }
    }

    /// Actions without their service, in lower case, since IAM ignores case there.
    private static func actions(
        _ value: JSONValue, _ place: String
    ) throws(AccessPolicyError) -> [Glob] {
        try texts(value, "\(place), Action").map { text throws(AccessPolicyError) in
            try AccessAction.pattern(text, place)
        }
    }

    /// One text or an array of them, each short enough.
    static func texts(
        _ value: JSONValue, _ place: String
    ) throws(AccessPolicyError) -> [String] {
        let values: [JSONValue]
        if case .array(let elements) = value { values = elements } else { values = [value] }
        return try values.map { value throws(AccessPolicyError) in
            guard case .string(let text) = value else {
                throw AccessPolicyError(place, "it must be a text, or an array of texts")
            }
            guard text.utf8.count <= Glob.limit else {
                throw AccessPolicyError(place, "a text of over \(Glob.limit) bytes")
            }
            guard !text.contains("${") else {
                throw AccessPolicyError(place, "variables are not understood: \(text)")
            }
            return text
        }
    }
}
