internal import GranaryItems

/// One test of a condition, ready to be asked of encoded items.
enum ConditionTest: Sendable, Hashable {
    case compare(Comparator, ConditionOperand, ConditionOperand)
    case between(ConditionOperand, lower: ConditionOperand, upper: ConditionOperand)
    case isIn(ConditionOperand, [ConditionOperand])
    case exists(DocumentPath)
    case notExists(DocumentPath)
    case hasType(DocumentPath, AttributeKind)
    case beginsWith(ConditionOperand, ConditionOperand)
    case contains(ConditionOperand, ConditionOperand)

    /// Encodes the constants of `test` once, so that evaluation compares bytes.
    init(_ test: BoundTest) {
        func operand(_ bound: BoundOperand) -> ConditionOperand { ConditionOperand(bound) }
        self =
            switch test {
            case .compare(let comparator, let one, let two):
                .compare(comparator, operand(one), operand(two))
            case .between(let one, let lower, let upper):
                .between(operand(one), lower: operand(lower), upper: operand(upper))
            case .isIn(let one, let list): .isIn(operand(one), list.map(operand))
            case .exists(let path): .exists(path)
            case .notExists(let path): .notExists(path)
            case .hasType(let path, let kind): .hasType(path, kind)
            case .beginsWith(let one, let two): .beginsWith(operand(one), operand(two))
            case .contains(let one, let two): .contains(operand(one), operand(two))
            }
    }
}

/// An operand, ready to be looked up in encoded items.
///
/// A structure and not an enumeration, so that a view of the constant can borrow from it.
struct ConditionOperand: Sendable, Hashable {
    enum Source: Sendable, Hashable { case path, constant, size }

    let source: Source
    /// Where in the item to look, unless the operand is a constant.
    let path: DocumentPath
    /// The constant, unless the operand is looked up.
    let constant: EncodedValue

    init(_ operand: BoundOperand) {
        switch operand {
        case .path(let path):
            source = .path
            self.path = path
            constant = EncodedValue(.null)
        case .size(let path):
            source = .size
            self.path = path
            constant = EncodedValue(.null)
        case .value(let value):
            source = .constant
            path = DocumentPath("")
            constant = EncodedValue(value)
        }
    }

    /// The operand's value; nil when the item lacks it, and for a size, which is not stored.
    @_lifetime(borrow self, copy item)
    func view(in item: ItemView) -> ValueView? {
        switch source {
        case .path: item.value(at: path)
        case .constant: constant.view
        case .size: nil
        }
    }

    /// The size the operand asks for; nil when the item lacks the value, or the value has no size.
    func size(in item: ItemView) -> Int? {
        guard let value = item.value(at: path) else { return nil }
        return value.sizeOperand
    }

    /// The operand as a number; nil when it is none.
    func number(in item: ItemView) -> Number? {
        if source == .size { return size(in: item).map { Number($0) } }
        guard let value = view(in: item), value.kind == .number else { return nil }
        return value.number()
    }
}

extension ValueView {
    /// What `size` says of the value; nil for a value that has no size.
    var sizeOperand: Int? {
        switch kind {
        case .string: payload.utf16Count
        case .binary, .list, .map, .stringSet, .numberSet, .binarySet: count
        case .number, .bool, .null: nil
        }
    }
}

extension RawSpan {
    /// How many UTF-16 code units the UTF-8 in these bytes makes, which is how DynamoDB, written in
    /// Java, counts the characters of a string.
    var utf16Count: Int {
        let bytes = Span<UInt8>(_bytes: self)
        var count = 0
        for index in bytes.indices {
            let byte = bytes[index]
            // Each character has one byte that is no continuation; one beyond U+FFFF counts twice.
            if byte & 0xC0 != 0x80 { count &+= byte >= 0xF0 ? 2 : 1 }
        }
        return count
    }
}
