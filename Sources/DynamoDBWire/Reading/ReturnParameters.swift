/// What a request wants to be told beside its answer.
struct ReturnParameters: Sendable {
    private var consumedCapacityText: String?
    private var collectionMetricsText: String?
    private var valuesText: String?
    private var valuesOnFailureText: String?

    /// Reads one of the members that end in what is to be returned.
    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "ReturnConsumedCapacity": consumedCapacityText = try reader.string()
        case "ReturnItemCollectionMetrics": collectionMetricsText = try reader.string()
        case "ReturnValues": valuesText = try reader.string()
        case "ReturnValuesOnConditionCheckFailure": valuesOnFailureText = try reader.string()
        default: return false
        }
        return true
    }

    /// Checks the words; `prefix` leads to the member that they stand in.
    func check(_ constraints: inout Constraints, prefix: String = "") {
        constraints.check(
            consumedCapacityText, "\(prefix)returnConsumedCapacity",
            as: ReturnConsumedCapacity.self)
        constraints.check(
            collectionMetricsText, "\(prefix)returnItemCollectionMetrics",
            as: ReturnItemCollectionMetrics.self)
        constraints.check(valuesText, "\(prefix)returnValues", as: ReturnValues.self)
        constraints.check(
            valuesOnFailureText, "\(prefix)returnValuesOnConditionCheckFailure",
            as: ReturnValuesOnConditionCheckFailure.self)
    }

    /// How much of the consumed capacity to report.
    var consumedCapacity: ReturnConsumedCapacity {
        consumedCapacityText.flatMap { ReturnConsumedCapacity(rawValue: $0) } ?? .none
    }

    /// Whether to report the item collection's size.
    var collectionMetrics: ReturnItemCollectionMetrics {
        collectionMetricsText.flatMap { ReturnItemCollectionMetrics(rawValue: $0) } ?? .none
    }

    /// What to return of the item.
    var values: ReturnValues { valuesText.flatMap { ReturnValues(rawValue: $0) } ?? .none }

    /// Whether the item may be given back as a whole.
    var isOfWholeItem: Bool {
        valuesOnFailure == .allOld || values.isOfWholeItem
    }

    /// Whether a failed condition gives back the item.
    var valuesOnFailure: ReturnValuesOnConditionCheckFailure {
        valuesOnFailureText.flatMap { ReturnValuesOnConditionCheckFailure(rawValue: $0) } ?? .none
    }
}

extension ReturnValues {
    /// Whether they are all attributes of the item.
    var isOfWholeItem: Bool { self == .allOld || self == .allNew }
}
