internal import Granary

/// How items are written as JSON.
enum JSONForm: Sendable {
    /// Plain JSON: a string is a string, a number a number.
    case plain
    /// DynamoDB JSON: each value names its datatype, and reads back as it was.
    case typed

    /// Reads an item.
    func item(_ bytes: Span<UInt8>) throws(JSONError) -> Item {
        switch self {
        case .plain: try Item(json: bytes)
        case .typed: try Item(dynamoDBJSON: bytes)
        }
    }

    /// Reads an item of the command line; `role` names it in messages, such as "the key".
    func item(_ text: String, as role: String) throws(CommandFailure) -> Item {
        do throws(JSONError) {
            return try item(Array(text.utf8).span)
        } catch {
            throw .usage("\(role) is not \(name): \(error)")
        }
    }

    /// Appends an item, the attributes in `leading` first.
    func append(_ item: borrowing ItemView, leading: [String], to bytes: inout [UInt8]) {
        switch self {
        case .plain: item.appendJSON(to: &bytes, leading: leading)
        case .typed: item.appendDynamoDBJSON(to: &bytes, leading: leading)
        }
    }

    private var name: String {
        switch self {
        case .plain: "a JSON object"
        case .typed: "DynamoDB JSON"
        }
    }
}
