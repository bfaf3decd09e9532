import Granary

/// One reader of what comes from outside.
enum FuzzTarget: String, CaseIterable {
    /// Plain JSON as an item.
    case json
    /// DynamoDB JSON as an item.
    case dynamoDBJSON = "dynamodb-json"
    /// The bytes of a stored item.
    case storedItem = "stored-item"
    case condition, filter
    case keyCondition = "key-condition"
    case projection, update
    /// A statement of PartiQL, by way of the service.
    case partiQL = "partiql"
    /// The body of a request; its first byte chooses the operation.
    case request

    func run(on bytes: [UInt8]) {
        switch self {
        case .json: ItemTargets.json(bytes)
        case .dynamoDBJSON: ItemTargets.dynamoDBJSON(bytes)
        case .storedItem: ItemTargets.stored(bytes)
        case .condition: ExpressionTargets.condition(bytes, as: .condition)
        case .filter: ExpressionTargets.condition(bytes, as: .filter)
        case .keyCondition: ExpressionTargets.keyCondition(bytes)
        case .projection: ExpressionTargets.projection(bytes)
        case .update: ExpressionTargets.update(bytes)
        case .partiQL: ServiceTargets.shared.statement(bytes)
        case .request: ServiceTargets.shared.request(bytes)
        }
    }
}
