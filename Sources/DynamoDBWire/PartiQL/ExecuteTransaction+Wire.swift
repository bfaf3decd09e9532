/// The request of `ExecuteTransaction`: all reads, or all writes and conditions.
struct ExecuteTransactionRequest: WireOperation {
    static let name = OperationName.executeTransaction

    private var requests: [PartiQLRequest]?
    private var clientRequestToken: String?
    private var returns = ReturnParameters()

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "ClientRequestToken": clientRequestToken = try reader.string()
        case "ReturnConsumedCapacity": return try returns.read(member, &reader)
        case "TransactStatements":
            var requests: [PartiQLRequest] = []
            try reader.elements { reader throws(WireError) in
                var request = PartiQLRequest()
                try reader.members { name, reader throws(WireError) in
                    // All reads of a transaction are consistent, and it has no member to ask for it.
                    guard name != "ConsistentRead" else { return false }
                    return try request.read(name, &reader)
                }
                requests.append(request)
            }
            self.requests = requests
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(requests, "transactStatements")
        constraints.check(
            count: requests?.count, shown: "[]", "transactStatements",
            1...PartiQLLimits.transactionCount)
        for (position, request) in (requests ?? []).enumerated() {
            request.check(&constraints, prefix: "transactStatements.\(position + 1).member.")
        }
        constraints.check(clientRequestToken, "clientRequestToken", length: 1...36)
        returns.check(&constraints)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        try zip(requests ?? [], try statements()).map { request, statement throws(WireError) in
            try statement.claim(of: request, in: context)
        }
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        let statements = try statements()
        let reads = statements.count(where: \.isRead)
        guard reads == 0 || reads == statements.count else {
            throw .validation(
                "The entire transaction must consist of either read statements or write statements")
        }
        var plans: [PartiQLPlan] = []
        for (position, pair) in zip(requests ?? [], statements).enumerated() {
            plans.append(
                try Self.within(position) { () throws(WireError) in
                    try Self.plan(pair.1, of: pair.0, in: context)
                })
        }
        return reads == 0
            ? try await write(plans, in: context)
            : try read(plans, statements, in: context)
    }

    /// The statements, read; what is wrong with one names its place.
    private func statements() throws(WireError) -> [PartiQLStatement] {
        var statements: [PartiQLStatement] = []
        for (position, request) in (requests ?? []).enumerated() {
            statements.append(
                try Self.within(position) { () throws(WireError) in
                    let statement = try request.parsed()
                    guard !statement.isReturning else {
                        throw .validation(
                            "RETURNING clause is not supported in ExecuteTransaction.")
                    }
                    return statement
                })
        }
        return statements
    }

    private static func within<Value>(
        _ position: Int, _ body: () throws(WireError) -> Value
    ) throws(WireError) -> Value {
        do throws(WireError) {
            return try body()
        } catch {
            guard error.exception == "ValidationException" else { throw error }
            throw .validation(
                "Validation failed in TransactStatements[\(position)]: \(error.message ?? "")")
        }
    }

    private static func plan(
        _ statement: PartiQLStatement, of request: PartiQLRequest, in context: RequestContext
    ) throws(WireError) -> PartiQLPlan {
        if statement.isRead, statement.source.index != nil {
            throw .validation("Reads on indices are not supported within transactions.")
        }
        let plan = try request.plan(statement, in: context)
        switch plan {
        case .query, .scan:
            throw .validation(
                "Select statements within ExecuteTransaction must specify the primary key in the "
                    + "where clause.")
        default: return plan
        }
    }

    private func read(
        _ plans: [PartiQLPlan], _ statements: [PartiQLStatement], in context: RequestContext
    ) throws(WireError) -> [UInt8] {
        let gets: [TransactGetItems.Get] = plans.compactMap { plan in
            if case .get(let get) = plan {
                TransactGetItems.Get(
                    tableName: get.tableName, key: get.key,
                    projectionExpression: get.projectionExpression)
            } else {
                nil
            }
        }
        var operation = TransactGetItems(transactItems: gets)
        operation.returnConsumedCapacity = returns.consumedCapacity
        let output = try answering { () throws(StoreError) in try context.store.run(operation) }
        var writer = ResponseWriter()
        writer.object { writer in
            writer.array("Responses", zip(output.responses, statements)) { writer, pair in
                writer.object { writer in
                    guard let item = pair.0, case .select(let select) = pair.1 else { return }
                    writer.member("Item", select.answer(from: item))
                }
            }
            writer.consumedCapacity(output.consumedCapacity)
        }
        return writer.bytes
    }

    private func write(
        _ plans: [PartiQLPlan], in context: RequestContext
    ) async throws(WireError) -> [UInt8] {
        var actions: [TransactWriteItems.Action] = []
        for plan in plans {
            switch plan {
            case .put(let put): actions.append(.put(put))
            case .update(let update): actions.append(.update(update))
            case .delete(let delete): actions.append(.delete(delete))
            case .check(let check): actions.append(.conditionCheck(check))
            case .get, .query, .scan: break
            }
        }
        var operation = TransactWriteItems(
            transactItems: actions, clientRequestToken: clientRequestToken)
        operation.clientRequestTokenOwner = context.caller.tokenOwner
        operation.returnConsumedCapacity = returns.consumedCapacity
        let output: TransactWriteItems.Output
        do throws(StoreError) {
            output = try await context.store.run(operation)
        } catch {
            throw WireError(Self.naming(duplicates: error, of: plans))
        }
        var writer = ResponseWriter()
        writer.object { writer in
            writer.array("Responses", plans) { writer, _ in writer.object { _ in } }
            writer.consumedCapacity(output.consumedCapacity)
        }
        return writer.bytes
    }

    /// The error, with inserts that found an item told apart from other failed conditions.
    private static func naming(
        duplicates error: StoreError, of plans: [PartiQLPlan]
    ) -> StoreError {
        guard case .transactionCancelled(let reasons) = error else { return error }
        return .transactionCancelled(
            zip(reasons, plans).map { reason, plan in
                guard case .put = plan, reason.code == .conditionalCheckFailed else {
                    return reason
                }
                return CancellationReason(
                    code: .duplicateItem, message: "Duplicate primary key exists in table",
                    item: reason.item)
            })
    }
}

extension PartiQLStatement {
    /// Whether it has a `RETURNING` clause.
    fileprivate var isReturning: Bool {
        switch self {
        case .update(let update): update.returning != nil
        case .delete(let delete): delete.returning != nil
        case .select, .insert, .exists: false
        }
    }
}
