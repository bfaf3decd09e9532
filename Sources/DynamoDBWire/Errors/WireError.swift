/// Why a request is refused, as the caller is told.
///
/// Only what a caller may know: no path, no code of LMDB's, no description of Swift's.
public struct WireError: Error, Sendable, Hashable {
    /// The exception's short name, such as `ValidationException`.
    public var exception: String

    /// DynamoDB's text; `nil` where the service sends none.
    public var message: String?

    /// The item that failed a condition, when the request asked for it.
    var item: Item?

    /// Why each action of a transaction did not happen.
    var cancellationReasons: [CancellationReason]?

    /// What of its schema the item breaks, if that is it.
    var violations: [SchemaViolation] = []

    /// What the store says of a failure that is not the caller's: for the operator, and never sent.
    var cause: String?

    /// Creates an error.
    public init(_ exception: String, _ message: String?) {
        self.exception = exception
        self.message = message
    }

    /// The error in DynamoDB's words.
    init(_ error: StoreError) {
        let said = error.dynamoDBException
        self.init(said.name, said.message)
        switch error {
        case .conditionFailed(let existing): item = existing
        case .transactionCancelled(let reasons): cancellationReasons = reasons
        case .tableInUse: exception = "ResourceInUseException"
        case .schemaViolation(let violations): self.violations = violations
        default: break
        }
        if status >= 500 { cause = "\(error)" }
    }

    /// A `ValidationException`.
    static func validation(_ message: String) -> Self { Self("ValidationException", message) }

    /// A `ValidationException` in the form that most of them have.
    static func invalidValues(_ message: String) -> Self {
        .validation("One or more parameter values were invalid: " + message)
    }

    /// A `SerializationException`: the text is not JSON, or a member has another type.
    static func serialization(_ message: String?) -> Self {
        Self("SerializationException", message)
    }
}

extension WireError {
    /// The HTTP status: 400 for what the caller can mend, 500 for what only an operator can.
    var status: Int { exception == "InternalServerError" ? 500 : 400 }

    /// The exception's name with its namespace, as `__type` has it.
    var type: String {
        switch exception {
        case "ValidationException": "com.amazon.coral.validate#ValidationException"
        case _ where Self.serviceExceptions.contains(exception):
            "com.amazon.coral.service#\(exception)"
        default: "com.amazonaws.dynamodb.v20120810#\(exception)"
        }
    }

    /// The answer for the error.
    public var response: WireResponse {
        var writer = ResponseWriter()
        writer.object { writer in
            writer.member("__type", type)
            if let message { writer.member(hasCapitalMessage ? "Message" : "message", message) }
            if let item { writer.member("Item", item) }
            if let cancellationReasons {
                writer.array("CancellationReasons", cancellationReasons) { writer, reason in
                    writer.object { writer in
                        writer.member("Code", reason.code.rawValue)
                        if let message = reason.message { writer.member("Message", message) }
                        if let item = reason.item { writer.member("Item", item) }
                    }
                }
            }
        }
        var response = WireResponse(status: status, body: writer.bytes)
        response.failures = [failure]
        return response
    }

    /// The error, for logs.
    var failure: WireResponse.Failure { .init(exception: exception, cause: cause) }

    /// The exceptions of the framework that DynamoDB is built on, not of its own model.
    private static let serviceExceptions: Set<String> = [
        "SerializationException", "UnknownOperationException", "AccessDeniedException",
        "IncompleteSignatureException", "InvalidSignatureException",
        "MissingAuthenticationTokenException", "UnrecognizedClientException",
    ]

    /// Whether the text stands under `Message`, as botocore's model and the service have it.
    private var hasCapitalMessage: Bool {
        switch exception {
        case "TransactionCanceledException", "IdempotentParameterMismatchException",
            "TransactionInProgressException", "SerializationException", "AccessDeniedException":
            true
        default: false
        }
    }
}

/// Runs `body`, and puts what the store says in DynamoDB's words.
func answering<Result>(
    _ body: () throws(StoreError) -> Result
) throws(WireError) -> Result {
    do throws(StoreError) {
        return try body()
    } catch {
        throw WireError(error)
    }
}

/// The same for a write, which suspends until it is durable.
func answeringWrite<Result: Sendable>(
    _ body: () async throws(StoreError) -> Result
) async throws(WireError) -> Result {
    do throws(StoreError) {
        return try await body()
    } catch {
        throw WireError(error)
    }
}
