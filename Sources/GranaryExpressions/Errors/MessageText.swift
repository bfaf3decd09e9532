internal import GranaryItems

extension DocumentPath {
    /// The path as DynamoDB's messages write it: `a.b[3]` is `[a, b, [3]]`.
    var elementList: String {
        let elements = steps.map { step in
            switch step {
            case .name(let name): name
            case .index(let index): "[\(index)]"
            }
        }
        return "[\(([root] + elements).joined(separator: ", "))]"
    }
}

extension AttributeKind {
    /// The type as DynamoDB's messages about `ADD` and `DELETE` write it.
    var longName: String {
        switch self {
        case .string: "STRING"
        case .number: "NUMBER"
        case .binary: "BINARY"
        case .bool: "BOOL"
        case .null: "NULL"
        case .list: "LIST"
        case .map: "MAP"
        case .stringSet: "STRING_SET"
        case .numberSet: "NUMBER_SET"
        case .binarySet: "BINARY_SET"
        }
    }
}

extension AttributeValue {
    /// The value as DynamoDB's messages about bounds write it, `S:abc`.
    ///
    /// Bounds are never anything but a string, a number or a binary.
    var messageText: String {
        switch self {
        case .string(let text): "S:\(text)"
        case .number(let number): "N:\(number)"
        case .binary(let bytes):
            "B:java.nio.HeapByteBuffer[pos=0 lim=\(bytes.count) cap=\(bytes.count)]"
        default: kind.code
        }
    }
}
