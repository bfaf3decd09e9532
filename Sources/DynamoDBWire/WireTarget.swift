/// The operation that a request is for, by its header `X-Amz-Target`.
public struct WireTarget: Sendable {
    let operation: OperationName

    /// The operation of a header, such as `DynamoDB_20120810.GetItem`; `nil` when there is none.
    public init?(_ header: String) {
        guard let operation = OperationName(target: header) else { return nil }
        self.operation = operation
    }

    /// The name of the operation, for logs and counters.
    public var operationName: String { operation.rawValue }

    /// Whether it reads or writes one item, which takes some microseconds.
    public var isOnOneItem: Bool {
        switch operation {
        case .getItem, .putItem, .updateItem, .deleteItem: true
        default: false
        }
    }
}
