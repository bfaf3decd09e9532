import Granary
import GranaryTestSupport

/// The store error that `work` throws; `nil` when it throws nothing, or something else.
func storeError(_ work: () throws -> Void) -> StoreError? {
    do {
        try work()
        return nil
    } catch {
        return error as? StoreError
    }
}

/// What `work` is refused with, in DynamoDB's words: the exception and its text.
func refusal(_ work: () throws -> Void) -> String? {
    storeError(work).map { "\($0.dynamoDBException.name): \($0.dynamoDBException.message)" }
}

/// The rule of a request or item that `work` breaks.
func brokenRule(_ work: () throws -> Void) -> ValidationError? {
    if case .validation(let error)? = storeError(work) { error } else { nil }
}

/// A `ValidationException` with this text.
func invalid(_ text: String) -> String { "ValidationException: \(text)" }

/// The beginning of many of DynamoDB's texts.
let parameterValues = "One or more parameter values were invalid: "

/// What DynamoDB says of a key attribute that is to have two types.
func redefined(_ name: String, _ old: String, _ new: String) -> String {
    "Attributes cannot be redefined. Please check that your attribute has the same type as previously "
        + "defined. Existing schema: Schema:[SchemaElement: key{\(name):\(old):HASH}] New schema: "
        + "Schema:[SchemaElement: key{\(name):\(new):HASH}]"
}
