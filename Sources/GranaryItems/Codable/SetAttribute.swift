/// A Swift type that stands for a set attribute.
///
/// DynamoDB has no empty set: deleting the last element of a set attribute removes the attribute.
/// So an empty value of such a type is left out of a keyed container, and absence reads as an empty
/// value.
protocol SetAttribute {
    /// Creates an empty set.
    init()

    /// Whether there is no element.
    var isEmpty: Bool { get }

    /// The elements, to be encoded one by one.
    var elementsToEncode: [any Encodable] { get }
}

extension Set: SetAttribute {
    var elementsToEncode: [any Encodable] { compactMap { $0 as? any Encodable } }
}

extension AttributeSet: SetAttribute {
    var elementsToEncode: [any Encodable] { map { AttributeValue(element: $0) } }
}

extension AttributeValue {
    /// Creates the value of an element of a set.
    fileprivate init(element: some AttributeSetElement) {
        switch element {
        case let string as String: self = .string(string)
        case let number as Number: self = .number(number)
        case let binary as [UInt8]: self = .binary(binary)
        default: self = .null
        }
    }

    /// Creates the set of `elements`, or an empty list; `nil` when no set can hold them.
    init?(setOf elements: [AttributeValue]) {
        let strings = elements.compactMap(\.stringValue)
        let numbers = elements.compactMap(\.numberValue)
        let binaries = elements.compactMap(\.binaryValue)
        switch elements.count {
        case 0: self = .list([])
        case strings.count: self = .stringSet(AttributeSet(strings))
        case numbers.count: self = .numberSet(AttributeSet(numbers))
        case binaries.count: self = .binarySet(AttributeSet(binaries))
        default: return nil
        }
    }
}
