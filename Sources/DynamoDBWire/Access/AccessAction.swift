/// The actions that policies may speak of.
enum AccessAction {
    /// All of them, in lower case, since IAM ignores case there.
    static let all: [String] =
        (OperationName.allCases.filter { !judgedByParts.contains($0) }.map(\.rawValue) + parts)
        .map { $0.lowercased() }

    /// Operations that are no actions: IAM judges what is in them.
    private static let judgedByParts: Set<OperationName> = [
        .transactGetItems, .transactWriteItems, .executeStatement, .batchExecuteStatement,
        .executeTransaction,
    ]

    /// Actions that are no operations.
    private static let parts = [
        "ConditionCheckItem", "PartiQLSelect", "PartiQLInsert", "PartiQLUpdate", "PartiQLDelete",
    ]

    /// Reads one action of a policy: a name, or a pattern that stands for one at least.
    ///
    /// A name of nothing would allow nothing, and a denial of it deny nothing, which nobody means.
    static func pattern(_ text: String, _ place: String) throws(AccessPolicyError) -> Glob {
        if text == "*" { return Glob("*") }
        guard text.lowercased().hasPrefix("dynamodb:") else {
            throw AccessPolicyError(place, "\(text) is no action of dynamodb")
        }
        let name = text.dropFirst("dynamodb:".count).lowercased()
        let pattern = Glob(name)
        guard all.contains(where: pattern.matches) else {
            let isOfParts = judgedByParts.contains { pattern.matches($0.rawValue.lowercased()) }
            throw AccessPolicyError(
                place,
                isOfParts
                    ? "\(text) is judged by what is in it: name actions such as dynamodb:PutItem, "
                        + "dynamodb:ConditionCheckItem or dynamodb:PartiQLSelect"
                    : "there is no action \(text)")
        }
        return pattern
    }
}
