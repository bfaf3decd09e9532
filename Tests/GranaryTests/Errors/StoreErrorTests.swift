import GranaryStorage
import GranaryTestSupport
import Testing

@testable import Granary

/// What callers are told: DynamoDB's name and text for programs, a sentence with a remedy for people.
@Suite("Store errors")
struct StoreErrorTests {
    static let exceptions: [(StoreError, String, String)] = [
        (
            .validation(.keyDoesNotMatchSchema), "ValidationException",
            "The provided key element does not match the schema"
        ),
        (
            .expression(ExpressionError(.update, .empty)), "ValidationException",
            "Invalid UpdateExpression: The expression can not be empty;"
        ),
        (
            .conditionFailed(existing: ["PK": "secret"]), "ConditionalCheckFailedException",
            "The conditional request failed"
        ),
        (
            .transactionCancelled([.init(code: .none), .init(code: .uniqueViolation)]),
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + "[None, UniqueViolation]"
        ),
        (
            .idempotentParameterMismatch, "IdempotentParameterMismatchException",
            "The request uses the same client token as a previous, but non-identical request."
        ),
        (.tableNotFound("app"), "ResourceNotFoundException", "Requested resource not found"),
        (.tableInUse("app"), "ResourceInUseException", "Table already exists: app"),
        (
            .changesTrimmed(oldest: 5), "TrimmedDataAccessException",
            "The operation attempted to read past the oldest stream record in a shard."
        ),
        (.storageFull, "InternalServerError", "Internal server error"),
        (.closed, "InternalServerError", "Internal server error"),
    ]

    @Test(arguments: 0..<exceptions.count)
    func haveDynamoDBsWords(position: Int) {
        let (error, name, message) = Self.exceptions[position]
        #expect(error.dynamoDBException == DynamoDBException(name: name, message: message))
    }

    /// A log may be read by many: an item's contents are in no text.
    @Test func keepItemsToThemselves() {
        let secret: Item = ["PK": "secret"]
        let errors: [StoreError] = [
            .conditionFailed(existing: secret),
            .uniqueViolation(index: "byMail", existingKey: secret),
            .transactionCancelled([.init(code: .conditionalCheckFailed, item: secret)]),
        ]
        for error in errors {
            #expect(!"\(error)".contains("secret"))
            #expect(!error.dynamoDBException.message.contains("secret"))
        }
    }

    static let meanings: [(StorageError, String)] = [
        (.alreadyOwned(path: "p", processID: 5), "storeInUse"), (.notFound(path: "p"), "notAStore"),
        (.notAStore(path: "p"), "notAStore"),
        (.formatTooNew(found: 2, supported: 1), "formatTooNew"),
        (.truncated(expectedBytes: 2, actualBytes: 1), "corrupted"),
        (.checksumMismatch(database: .items, keyPrefix: [1]), "corrupted"),
        (.corrupted(database: .items, detail: "d"), "corrupted"),
        (.diskFull(freeBytes: 0), "storageFull"), (.readOnly, "readOnly"),
        (.invalidKey(byteCount: 0), "storage"), (.poisoned, "storage"),
    ]

    /// Each error of the storage layer takes one meaning.
    @Test(arguments: 0..<meanings.count)
    func giveStorageErrorsAMeaning(position: Int) {
        let (error, name) = Self.meanings[position]
        #expect(Self.name(of: StoreError(error)) == name)
        #expect(!"\(StoreError(error))".isEmpty)
    }

    /// The case, without its payload.
    static func name(of error: StoreError) -> String {
        switch error {
        case .storeInUse: "storeInUse"
        case .notAStore: "notAStore"
        case .formatTooNew: "formatTooNew"
        case .corrupted: "corrupted"
        case .storageFull: "storageFull"
        case .readOnly: "readOnly"
        case .storage: "storage"
        default: "another"
        }
    }
}
