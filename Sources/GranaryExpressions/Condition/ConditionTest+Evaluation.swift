internal import GranaryItems

extension ConditionTest {
    /// Asks the test of `item`.
    ///
    /// A test about an attribute that is not there fails, save `<>` and `attribute_not_exists`;
    /// so does a comparison between values of different types, save `<>`.
    func holds(for item: ItemView) -> Bool {
        switch self {
        case .compare(.equal, let one, let two): one.equals(two, in: item)
        case .compare(.notEqual, let one, let two): !one.equals(two, in: item)
        case .compare(let comparator, let one, let two):
            comparator.holds(one.compare(two, in: item))
        case .between(let one, let lower, let upper):
            Comparator.greaterOrEqual.holds(one.compare(lower, in: item))
                && Comparator.lessOrEqual.holds(one.compare(upper, in: item))
        case .isIn(let one, let list): one.equals(anyOf: list, in: item)
        case .exists(let path): item.value(at: path) != nil
        case .notExists(let path): item.value(at: path) == nil
        case .hasType(let path, let kind): Self.kind(at: path, in: item) == kind
        case .beginsWith(let one, let two): one.hasPrefix(two, in: item)
        case .contains(let one, let two): one.contains(two, in: item)
        }
    }

    private static func kind(at path: DocumentPath, in item: ItemView) -> AttributeKind? {
        guard let value = item.value(at: path) else { return nil }
        return value.kind
    }
}

extension ConditionOperand {
    /// Whether both are there and equal.
    func equals(_ other: borrowing ConditionOperand, in item: ItemView) -> Bool {
        if source == .size || other.source == .size {
            guard let one = number(in: item), let two = other.number(in: item) else { return false }
            return one == two
        }
        guard let one = view(in: item), let two = other.view(in: item) else { return false }
        return one.equals(two)
    }

    /// Whether one of `others` is there and equal.
    func equals(anyOf others: [ConditionOperand], in item: ItemView) -> Bool {
        for other in others where equals(other, in: item) { return true }
        return false
    }

    /// How both stand to each other; nil when one is missing, or they have no order.
    func compare(_ other: borrowing ConditionOperand, in item: ItemView) -> Int? {
        if source == .size || other.source == .size {
            guard let one = number(in: item), let two = other.number(in: item) else { return nil }
            return one < two ? -1 : one == two ? 0 : 1
        }
        guard let one = view(in: item), let two = other.view(in: item) else { return nil }
        return one.compare(two)
    }

    /// Whether the string or binary begins with the other.
    ///
    /// A size is neither.
    func hasPrefix(_ prefix: borrowing ConditionOperand, in item: ItemView) -> Bool {
        guard let one = view(in: item), let two = prefix.view(in: item) else { return false }
        return one.hasPrefix(two)
    }

    /// Whether the string, set or list contains the other.
    func contains(_ element: borrowing ConditionOperand, in item: ItemView) -> Bool {
        guard let one = view(in: item) else { return false }
        if element.source == .size {
            guard let number = element.number(in: item) else { return false }
            return one.contains(EncodedValue(.number(number)).view)
        }
        guard let two = element.view(in: item) else { return false }
        return one.contains(two)
    }
}
