import Granary

/// Why an operation was refused, as far as the model can tell.
enum Refusal: Error, Hashable {
    case condition
    case unique(index: String, holder: AttributeMap)
    case validation
    /// An attribute of an index key is empty; a transaction is refused for it, not cancelled.
    case emptyKey
    case expression
    case cancelled([CancellationReason.Code])
    case trimmed(oldest: UInt64)
    /// The transaction's closure gave up by itself.
    case givenUp

    /// What the store threw; `nil` for what no request may be answered with.
    init?(_ error: any Error) {
        if let refusal = error as? Refusal {
            self = refusal
            return
        }
        guard let error = error as? StoreError else { return nil }
        switch error {
        case .conditionFailed: self = .condition
        case .uniqueViolation(let index, let key):
            self = .unique(index: index, holder: key.attributes)
        case .validation(.emptyIndexKey), .validation(.updatesIndexKeyEmpty): self = .emptyKey
        case .validation: self = .validation
        case .expression: self = .expression
        case .transactionCancelled(let reasons): self = .cancelled(reasons.map(\.code))
        case .changesTrimmed(let oldest): self = .trimmed(oldest: oldest)
        default: return nil
        }
    }

    /// The code an action with this refusal has in a cancelled transaction.
    var code: CancellationReason.Code {
        switch self {
        case .condition: .conditionalCheckFailed
        case .unique: .uniqueViolation
        default: .validationError
        }
    }
}
