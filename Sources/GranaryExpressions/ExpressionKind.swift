/// The parameter of a request that an expression stands in.
///
/// Conditions, filters and key conditions share one grammar; the kind chooses the words of the
/// errors, and a key condition is narrowed further once it is read.
public enum ExpressionKind: Sendable, Hashable, CaseIterable {
    /// `ConditionExpression`: must hold for a write to happen.
    case condition
    /// `FilterExpression`: keeps or drops the items that a read found.
    case filter
    /// `KeyConditionExpression`: the partition and the range of sort keys a query reads.
    case keyCondition
    /// `ProjectionExpression`: the attributes a read returns.
    case projection
    /// `UpdateExpression`: what a write changes.
    case update

    /// The parameter's name in DynamoDB's API and in its error messages.
    public var parameterName: String {
        switch self {
        case .condition: "ConditionExpression"
        case .filter: "FilterExpression"
        case .keyCondition: "KeyConditionExpression"
        case .projection: "ProjectionExpression"
        case .update: "UpdateExpression"
        }
    }
}
