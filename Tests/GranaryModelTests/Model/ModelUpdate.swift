import Granary

/// An update as a list of changes to top-level attributes, each to another one.
struct ModelUpdate {
    enum Change {
        case set(String, AttributeValue)
        /// `SET a = if_not_exists(b, 0) + n`.
        case setSum(String, of: String, AttributeValue)
        /// `SET a = b`.
        case copy(String, from: String)
        case append(String, AttributeValue)
        case remove(String)
        case add(String, AttributeValue)
        case delete(String, AttributeValue)
    }

    let changes: [Change]

    /// The update for the store.
    var update: Update {
        changes.reduce(Update()) { update, change in
            switch change {
            case .set(let name, let value): update.set(name, to: .value(value))
            case .setSum(let name, let other, let value):
                update.set(name, to: .ifNotExists(other, 0) + .value(value))
            case .copy(let name, let other): update.set(name, to: .path(other))
            case .append(let name, let value): update.append([value], to: name)
            case .remove(let name): update.remove(name)
            case .add(let name, let value): update.add(value, to: name)
            case .delete(let name, let value): update.delete(value, from: name)
            }
        }
    }

    /// The values that the update itself gives to an attribute.
    func givenValues(of name: String) -> [AttributeValue] {
        changes.compactMap { change in
            switch change {
            case .set(name, let value), .add(name, let value): value
            default: nil
            }
        }
    }

    /// The item after the update; `nil` when there was none and nothing makes one.
    func apply(
        to old: AttributeMap?, key: AttributeMap
    ) throws -> AttributeMap? {
        let clearsOnly = changes.allSatisfy { change in
            switch change {
            case .remove, .delete: true
            default: false
            }
        }
        if old == nil, clearsOnly { return nil }
        let before = old ?? key
        var after = before
        for change in changes { try change.apply(to: &after, before: before) }
        return after
    }
}

extension ModelUpdate.Change {
    /// Changes one attribute; what is read is the item as it was.
    fileprivate func apply(
        to item: inout AttributeMap, before: AttributeMap
    ) throws {
        switch self {
        case .set(let name, let value): item[name] = value
        case .setSum(let name, let other, let value):
            item[name] = try Self.sum(before[other] ?? 0, value)
        case .copy(let name, let other):
            guard let value = before[other] else { throw Refusal.expression }
            item[name] = value
        case .append(let name, let value):
            guard let list = (before[name] ?? []).listValue else { throw Refusal.expression }
            item[name] = .list(list + [value])
        case .remove(let name): item[name] = nil
        case .add(let name, let value):
            item[name] =
                try before[name].map { current in
                    try Self.added(current, value)
                } ?? value
        case .delete(let name, let value):
            guard let current = before[name] else { return }
            guard case .stringSet(let set) = current, case .stringSet(let others) = value else {
                throw Refusal.expression
            }
            let rest = set.filter { !others.contains($0) }
            item[name] = rest.isEmpty ? nil : .stringSet(AttributeSet(rest))
        }
    }

    private static func added(
        _ current: AttributeValue, _ value: AttributeValue
    ) throws -> AttributeValue {
        guard case .stringSet(let set) = current, case .stringSet(let others) = value else {
            return try sum(current, value)
        }
        return .stringSet(AttributeSet(Array(set) + Array(others)))
    }

    private static func sum(
        _ left: AttributeValue, _ right: AttributeValue
    ) throws -> AttributeValue {
        guard let left = left.numberValue, let right = right.numberValue,
            let sum = try? left.adding(right)
        else { throw Refusal.expression }
        return .number(sum)
    }
}
