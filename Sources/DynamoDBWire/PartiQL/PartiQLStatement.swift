internal import GranaryExpressions
internal import GranaryItems

/// A statement that was read, its parameters in place.
enum PartiQLStatement: Sendable {
    case select(PartiQLSelect)
    case insert(PartiQLSource, AttributeMap)
    case update(PartiQLUpdate)
    case delete(PartiQLDelete)
    /// `EXISTS(SELECT …)`, a condition in a transaction.
    case exists(PartiQLSelect)

    /// Whether it only reads.
    var isRead: Bool { if case .select = self { true } else { false } }

    /// What it reads or writes.
    var source: PartiQLSource {
        switch self {
        case .select(let select), .exists(let select): select.source
        case .insert(let source, _): source
        case .update(let update): update.source
        case .delete(let delete): delete.source
        }
    }
}

/// A table, or an index of one.
struct PartiQLSource: Sendable, Hashable {
    var table: String
    var index: String?
}

/// One column of a `SELECT`.
struct PartiQLColumn: Sendable, Hashable {
    var path: DocumentPath

    /// The attribute's name in the answer: the last name of the path, and the indexes after it.
    var name: String {
        var name = path.root
        for step in path.steps {
            switch step {
            case .name(let next): name = next
            case .index(let index): name += "[\(index)]"
            }
        }
        return name
    }
}

/// A read.
struct PartiQLSelect: Sendable {
    /// What is returned; `nil` for everything.
    var columns: [PartiQLColumn]?
    var source: PartiQLSource
    var filter: PartiQLCondition?
    var order: [PartiQLOrder] = []

    /// The attributes of the answer that `item` makes.
    func answer(from item: Item) -> Item {
        guard let columns, columns.contains(where: { !$0.path.steps.isEmpty }) else { return item }
        let pairs: [(String, AttributeValue)] = columns.compactMap { column in
            item.value(at: column.path).map { (column.name, $0) }
        }
        return Item(AttributeMap(pairs))
    }
}

/// One term of `ORDER BY`.
struct PartiQLOrder: Sendable, Hashable {
    var attribute: String
    var isDescending = false
}

/// A change of one item.
struct PartiQLUpdate: Sendable {
    var source: PartiQLSource
    var actions: [UpdateAction]
    var filter: PartiQLCondition?
    var returning: ReturnValues?
}

/// A deletion of one item.
struct PartiQLDelete: Sendable {
    var source: PartiQLSource
    var filter: PartiQLCondition?
    var returning: ReturnValues?
}

/// A condition of a `WHERE`, as a tree: its depth is that of the statement's parentheses.
indirect enum PartiQLCondition: Sendable, Hashable {
    case test(BoundTest)
    case not(PartiQLCondition)
    case and([PartiQLCondition])
    case or([PartiQLCondition])

    /// The conditions that must all hold.
    var conjuncts: [PartiQLCondition] {
        guard case .and(let parts) = self else { return [self] }
        return parts.flatMap(\.conjuncts)
    }

    /// The condition as the engine asks it.
    var program: BooleanProgram<BoundTest> {
        switch self {
        case .test(let test): BooleanProgram(test)
        case .not(let condition): condition.program.inverted
        case .and(let parts): Self.joined(parts) { $0.and($1) }
        case .or(let parts): Self.joined(parts) { $0.or($1) }
        }
    }

    /// The paths that it reads.
    var paths: [DocumentPath] {
        switch self {
        case .test(let test): test.paths
        case .not(let condition): condition.paths
        case .and(let parts), .or(let parts): parts.flatMap(\.paths)
        }
    }

    private static func joined(
        _ parts: [PartiQLCondition],
        by join: (BooleanProgram<BoundTest>, BooleanProgram<BoundTest>) -> BooleanProgram<BoundTest>
    ) -> BooleanProgram<BoundTest> {
        // A parser makes no empty lists; one would hold of nothing.
        guard let first = parts.first else { return BooleanProgram(.isIn(.value(.null), [])) }
        return parts.dropFirst().reduce(first.program) { join($0, $1.program) }
    }
}
