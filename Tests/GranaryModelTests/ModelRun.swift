import Granary
import GranaryTestSupport

/// One run: random operations on the store and on the model, from one seed.
struct ModelRun {
    static let tableNames = ["one", "two"]

    let seed: UInt64
    var random: SeededGenerator
    var model = Model()
    let values: RandomTables
    private let weights: OperationWeights
    private(set) var step = 0

    init(seed: UInt64) throws {
        self.seed = seed
        var random = SeededGenerator(seed: seed)
        values = RandomTables(using: &random)
        weights = OperationWeights(using: &random)
        self.random = random
        for name in Self.tableNames { try createTable(name) }
    }

    var store: Store { TemporaryStore.current }

    /// Runs operations, and compares the answer of each; often also all records of a table or index.
    mutating func run(operationCount: Int) throws {
        for _ in 0..<operationCount {
            step += 1
            try perform(weights.pick(using: &random))
            if random.chance(0.25) { try compareSomething() }
            if step.isMultiple(of: 100) { try compareEverything() }
        }
        try compareEverything()
    }

    private mutating func perform(_ kind: OperationKind) throws {
        switch kind {
        case .put, .update, .delete: try writeOne(kind)
        case .get: try get()
        case .batchGet: try batchGet()
        case .query: try query()
        case .scan: try scan()
        case .walk: try walk()
        case .batchWrite: try batchWrite()
        case .transactWrite: try transactWrite()
        case .transaction: try transaction()
        case .addIndex: try addIndex()
        case .dropIndex: try dropIndex()
        case .switchChangeLog: try switchChangeLog()
        case .readChanges: try readChanges()
        case .trimChanges: try trimChanges()
        case .recreateTable: try recreateTable()
        case .reopen: try TemporaryStore.reopen()
        }
    }

    /// Compares the answers, or the refusals, of the store and the model.
    func compare<Value: Equatable>(
        _ operation: @autoclosure () -> String, model: Result<Value, Refusal>,
        store body: () throws -> Value
    ) throws {
        let answer: Result<Value, Refusal>
        do {
            answer = .success(try body())
        } catch {
            guard let refusal = Refusal(error) else {
                throw mismatch(operation(), expected: "\(model)", actual: "\(error)")
            }
            answer = .failure(refusal)
        }
        guard answer == model else {
            throw mismatch(operation(), expected: "\(model)", actual: "\(answer)")
        }
    }

    private func mismatch(_ operation: String, expected: String, actual: String) -> ModelMismatch {
        ModelMismatch(
            seed: seed, step: step, operation: operation, expected: expected, actual: actual)
    }

    /// A table, by chance.
    mutating func anyTable() throws -> (name: String, table: ModelTable) {
        let name = random.pick(Self.tableNames)
        guard let table = model.tables[name] else { throw Refusal.givenUp }
        return (name, table)
    }
}
