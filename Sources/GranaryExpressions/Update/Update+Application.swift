public import GranaryItems

extension Update {
    /// Applies all changes to the item as it was; none sees another's effect.
    ///
    /// An index past the end of a list appends, in the order of the indexes; elements are removed by
    /// the index they had before. A set that loses its last element is removed.
    ///
    /// Of several errors DynamoDB's choice is reported: a path through a value that is no map or
    /// list as it needs; an operand of the wrong type; then, from the last section to the first, a
    /// path through nothing, and an operand that is not there; a number out of range.
    ///
    /// - Parameter item: The item, or one of only its key attributes when it is not there yet.
    /// - Returns: The item after the update.
    /// - Throws: When the update does not fit the item, or cannot be applied to any.
    /// - Complexity: O(*n*) in the item's bytes; attributes that are not written stay encoded.
    public func apply(to item: borrowing ItemView) throws(ExpressionError) -> UpdateOutcome {
        let tree = try layout.get()
        let item = copy item
        for action in actions where Self.parent(of: action.path, in: item) == .unsuitable {
            throw ExpressionError(nil, .invalidUpdatePath)
        }
        var results: [Result] = []
        for action in actions { results.append(try Self.result(of: action, in: item)) }
        try checkPresence(results, in: item)
        var changes: [PathTree.Change] = []
        for result in results {
            switch result {
            case .change(let change): changes.append(change)
            case .missing: throw ExpressionError(nil, .missingAttribute)
            case .number(let error): throw ExpressionError(nil, .number(error))
            }
        }
        return UpdateOutcome(item: tree.apply(changes, to: item), tree: tree)
    }

    /// What one action comes to.
    private enum Result {
        case change(PathTree.Change)
        case missing
        case number(NumberError)
    }

    /// What stands where an action's last step leads on.
    private enum Parent { case suitable, unsuitable, missing }

    private static func parent(of path: DocumentPath, in item: ItemView) -> Parent {
        guard let last = path.steps.last else { return .suitable }
        let parent = DocumentPath(path.root, path.steps.dropLast())
        guard let value = item.value(at: parent) else { return .missing }
        return value.kind == (last.isIndex ? .list : .map) ? .suitable : .unsuitable
    }

    private func checkPresence(
        _ results: [Result], in item: ItemView
    ) throws(ExpressionError) {
        var sections: [UpdateSection] = []
        for action in actions where !sections.contains(action.section) {
            sections.append(action.section)
        }
        for section in sections.reversed() {
            for action in actions where action.section == section {
                if Self.parent(of: action.path, in: item) == .missing {
                    throw ExpressionError(nil, .invalidUpdatePath)
                }
            }
            for (action, result) in zip(actions, results) where action.section == section {
                if case .missing = result { throw ExpressionError(nil, .missingAttribute) }
            }
        }
    }

    private static func result(
        of action: UpdateAction, in item: ItemView
    ) throws(ExpressionError) -> Result {
        switch action {
        case .remove: return .change(.remove)
        case .set(_, let value):
            switch try value.evaluate(in: item) {
            case .value(let value): return .change(.write(value))
            case .missing: return .missing
            case .number(let error): return .number(error)
            }
        case .add(let path, let value):
            guard let current = item.value(at: path)?.attributeValue() else {
                return .change(.write(value))
            }
            return try added(value, to: current)
        case .delete(let path, let value):
            guard let current = item.value(at: path)?.attributeValue() else {
                return .change(.none)
            }
            return .change(try deleted(value, from: current))
        }
    }

    private static func added(
        _ value: AttributeValue, to current: AttributeValue
    ) throws(ExpressionError) -> Result {
        switch (current, value) {
        case (.number(let one), .number(let two)):
            do throws(NumberError) {
                return .change(.write(.number(try one.adding(two))))
            } catch {
                return .number(error)
            }
        case (.stringSet(let one), .stringSet(let two)):
            return .change(.write(.stringSet(one.union(two))))
        case (.numberSet(let one), .numberSet(let two)):
            return .change(.write(.numberSet(one.union(two))))
        case (.binarySet(let one), .binarySet(let two)):
            return .change(.write(.binarySet(one.union(two))))
        default: throw ExpressionError(nil, .incorrectOperandType)
        }
    }

    private static func deleted(
        _ value: AttributeValue, from current: AttributeValue
    ) throws(ExpressionError) -> PathTree.Change {
        switch (current, value) {
        case (.stringSet(let one), .stringSet(let two)):
            let rest = one.subtracting(two)
            return rest.isEmpty ? .remove : .write(.stringSet(rest))
        case (.numberSet(let one), .numberSet(let two)):
            let rest = one.subtracting(two)
            return rest.isEmpty ? .remove : .write(.numberSet(rest))
        case (.binarySet(let one), .binarySet(let two)):
            let rest = one.subtracting(two)
            return rest.isEmpty ? .remove : .write(.binarySet(rest))
        default: throw ExpressionError(nil, .incorrectOperandType)
        }
    }
}
