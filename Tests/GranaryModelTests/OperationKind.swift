import GranaryTestSupport

/// What a step of a run can do.
enum OperationKind: CaseIterable {
    case put, update, delete
    case get, batchGet, query, scan, walk
    case batchWrite, transactWrite, transaction
    case addIndex, dropIndex
    case switchChangeLog, readChanges, trimChanges
    case recreateTable, reopen

    /// How often the operation is chosen, before the run's own weights.
    fileprivate var share: Int {
        switch self {
        case .put, .update: 120
        case .delete, .query, .walk: 60
        case .get, .batchGet, .scan: 30
        case .batchWrite, .transactWrite, .transaction: 40
        case .addIndex, .dropIndex: 6
        case .switchChangeLog, .readChanges, .trimChanges: 10
        case .recreateTable, .reopen: 3
        }
    }
}

/// How often a run does what: swarm testing.
///
/// Each run leaves some operations out and does others far more often, since what is always mixed
/// evenly never meets in long rows: ten puts, then ten deletes. (Groce et al., "Swarm Testing", 2012.)
struct OperationWeights {
    private let weights: [(kind: OperationKind, weight: Int)]

    init(using random: inout SeededGenerator) {
        weights = OperationKind.allCases.map { kind in
            let factor = random.chance(0.25) ? 0 : Int.random(in: 1...8, using: &random)
            return (kind, kind == .put ? kind.share * max(1, factor) : kind.share * factor)
        }
    }

    /// The next operation.
    func pick(using random: inout SeededGenerator) -> OperationKind {
        var rest = Int.random(in: 0..<weights.reduce(0) { $0 + $1.weight }, using: &random)
        for (kind, weight) in weights {
            if rest < weight { return kind }
            rest -= weight
        }
        return .put
    }
}
