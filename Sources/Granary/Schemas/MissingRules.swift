/// What becomes of a write to a model whose schema names rules in Swift that this process has not.
public enum MissingRules: Sendable, Hashable {
    /// It is refused: ``StoreError/schemaRuleMissing(model:rule:)``.
    case refuse
    /// It is done without them. For tools that repair or restore.
    case skip
}
