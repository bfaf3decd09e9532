import Granary
import GranaryTestSupport

extension ModelRun {
    /// One put, update or delete, often with a condition.
    mutating func writeOne(_ kind: OperationKind) throws {
        var write = try anyWrite(kind)
        if random.chance(0.3) { write.condition = .random(using: &random) }
        let states = try Result {
            let (old, new) = try model.apply(write)
            return [old, new]
        }
        let attributes = states.map { states in
            if case .update = write.action { states[1] } else { states[0] }
        }
        try compare(write.summary, model: attributes) {
            switch write.action {
            case .put: try store.run(write.putItem(returning: .allOld)).attributes?.attributes
            case .update: try store.run(write.updateItem(returning: .allNew)).attributes?.attributes
            case .delete, .check:
                try store.run(write.deleteItem(returning: .allOld)).attributes?.attributes
            }
        }
    }

    /// A batch of puts and deletes, in both tables.
    mutating func batchWrite() throws {
        // A batch goes table by table, in the order of their names.
        let any = try someWrites([.put, .put, .delete], limit: 6)
        let writes = Self.tableNames.flatMap { name in any.filter { $0.tableName == name } }
        let outcome = try Result { try model.applyBatch(writes) }
        try compare(writes.summary, model: outcome.map { 0 }) {
            var requests: [String: [BatchWriteItem.WriteRequest]] = [:]
            for write in writes { requests[write.tableName, default: []].append(write.request) }
            _ = try store.run(BatchWriteItem(requestItems: requests))
            return 0
        }
    }

    /// A transaction with conditions and checks, which is often cancelled.
    mutating func transactWrite() throws {
        var writes = try someWrites([.put, .update, .delete, .get], limit: 5)
        for position in writes.indices where random.chance(0.15) || writes[position].isCheck {
            writes[position].condition = .random(using: &random)
        }
        let outcome = try Result { try model.applyAll(writes) }
        try compare(writes.summary, model: outcome.map { 0 }) {
            _ = try store.run(TransactWriteItems(transactItems: writes.map(\.transactAction)))
            return 0
        }
    }

    /// A closure that writes, goes on after refusals, reads its own writes, and may give up.
    mutating func transaction() throws {
        let writes = try someWrites([.put, .update, .delete], limit: 5)
        let givesUp = random.chance(0.3)
        let before = model
        var states: [AttributeMap?] = []
        for write in writes { states.append((try? model.apply(write))?.new) }
        if givesUp { model = before }
        let expected: Result<[AttributeMap?], Refusal> =
            givesUp ? .failure(.givenUp) : .success(states)
        try compare("closure of \(writes.summary)", model: expected) { [store] in
            try store.transaction { transaction in
                var found: [AttributeMap?] = []
                for write in writes { found.append(try write.run(in: &transaction)) }
                if givesUp { throw Refusal.givenUp }
                return found
            }
        }
    }

    /// A few writes to different items, now and then to one twice.
    private mutating func someWrites(_ kinds: [OperationKind], limit: Int) throws -> [ModelWrite] {
        var writes: [ModelWrite] = []
        var seen: Set<[AttributeMap]> = []
        for _ in 0..<Int.random(in: 1...limit, using: &random) {
            let write = try anyWrite(random.pick(kinds))
            let isNew = seen.insert([["name": .string(write.tableName)], write.key]).inserted
            if isNew || random.chance(0.02) { writes.append(write) }
        }
        return writes
    }

    private mutating func anyWrite(_ kind: OperationKind) throws -> ModelWrite {
        let (name, table) = try anyTable()
        let key = values.key(table.keySchema, using: &random)
        switch kind {
        case .put:
            let item = values.item(key, using: &random)
            return ModelWrite(tableName: name, key: key, action: .put(item))
        case .update:
            let update = values.update(using: &random)
            return ModelWrite(tableName: name, key: key, action: .update(update))
        case .delete: return ModelWrite(tableName: name, key: key, action: .delete)
        default: return ModelWrite(tableName: name, key: key, action: .check)
        }
    }
}

extension ModelWrite {
    fileprivate var isCheck: Bool {
        if case .check = action { return true }
        return false
    }

    /// What the write is, in a line.
    fileprivate var summary: String {
        "\(action) of \(key) in \(tableName) if \(condition?.text ?? "anything")"
    }

    fileprivate func putItem(returning values: ReturnValues = .none) -> PutItem {
        var item = key
        if case .put(let whole) = action { item = whole }
        return PutItem(
            tableName: tableName, item: Item(item),
            conditionExpression: condition.map { .built($0.condition) }, returnValues: values)
    }

    fileprivate func updateItem(returning values: ReturnValues = .none) -> UpdateItem {
        var update = Update()
        if case .update(let changes) = action { update = changes.update }
        return UpdateItem(
            tableName: tableName, key: Item(key), updateExpression: .built(update),
            conditionExpression: condition.map { .built($0.condition) }, returnValues: values)
    }

    fileprivate func deleteItem(returning values: ReturnValues = .none) -> DeleteItem {
        DeleteItem(
            tableName: tableName, key: Item(key),
            conditionExpression: condition.map { .built($0.condition) }, returnValues: values)
    }

    fileprivate var request: BatchWriteItem.WriteRequest {
        if case .put(let item) = action { return .put(Item(item)) }
        return .delete(key: Item(key))
    }

    fileprivate var transactAction: TransactWriteItems.Action {
        switch action {
        case .put: .put(putItem())
        case .update: .update(updateItem())
        case .delete: .delete(deleteItem())
        case .check:
            .conditionCheck(
                TransactWriteItems.ConditionCheck(
                    tableName: tableName, key: Item(key),
                    conditionExpression: .built(condition?.condition ?? Attribute("c").exists)))
        }
    }

    /// Does the write and reads the item back; a refusal leaves it as it was, and answers `nil`.
    fileprivate func run(in transaction: inout Transaction) throws -> AttributeMap? {
        do {
            switch action {
            case .put: _ = try transaction.run(putItem())
            case .update: _ = try transaction.run(updateItem())
            case .delete, .check: _ = try transaction.run(deleteItem())
            }
        } catch {
            guard Refusal(error) != nil else { throw error }
            return nil
        }
        return try transaction.get(Item(key), from: tableName)?.attributes
    }
}

extension [ModelWrite] {
    fileprivate var summary: String {
        "[" + map(\.summary).joined(separator: ",\n    ") + "]"
    }
}

extension Result where Failure == Refusal {
    /// The outcome of a body that throws refusals and nothing else.
    init(_ body: () throws -> Success) throws {
        do {
            self = .success(try body())
        } catch let refusal as Refusal {
            self = .failure(refusal)
        }
    }
}
