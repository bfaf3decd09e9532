package import GranaryItems

/// An expression that reads or writes what is at paths.
package protocol PathReading {
    /// The first of its paths that `predicate` holds for, in the order they are written.
    func firstPath(where predicate: (DocumentPath) -> Bool) -> DocumentPath?
}

extension Projection: PathReading {
    /// The first path that `predicate` holds for.
    package func firstPath(where predicate: (DocumentPath) -> Bool) -> DocumentPath? {
        paths.first(where: predicate)
    }
}

extension Condition: PathReading {
    /// The first path that `predicate` holds for.
    package func firstPath(where predicate: (DocumentPath) -> Bool) -> DocumentPath? {
        for case .test(let test) in bound.instructions {
            if let path = test.firstPath(where: predicate) { return path }
        }
        return nil
    }
}

extension Update: PathReading {
    /// The first path, written or read, that `predicate` holds for.
    package func firstPath(where predicate: (DocumentPath) -> Bool) -> DocumentPath? {
        for action in actions {
            if predicate(action.path) { return action.path }
            guard case .set(_, let value) = action else { continue }
            for instruction in value.instructions {
                switch instruction {
                case .path(let path), .ifNotExists(let path, _):
                    if predicate(path) { return path }
                case .value, .listAppend, .sum, .difference: continue
                }
            }
        }
        return nil
    }
}

extension BoundTest {
    fileprivate func firstPath(where predicate: (DocumentPath) -> Bool) -> DocumentPath? {
        switch self {
        case .compare(_, let one, let two), .beginsWith(let one, let two),
            .contains(let one, let two):
            one.path(where: predicate) ?? two.path(where: predicate)
        case .between(let operand, let lower, let upper):
            operand.path(where: predicate) ?? lower.path(where: predicate)
                ?? upper.path(where: predicate)
        case .isIn(let operand, let list):
            operand.path(where: predicate)
                ?? list.first { $0.path(where: predicate) != nil }?.path(where: predicate)
        case .exists(let path), .notExists(let path), .hasType(let path, _):
            predicate(path) ? path : nil
        }
    }
}

extension BoundOperand {
    fileprivate func path(where predicate: (DocumentPath) -> Bool) -> DocumentPath? {
        switch self {
        case .path(let path), .size(let path): predicate(path) ? path : nil
        case .value: nil
        }
    }
}
