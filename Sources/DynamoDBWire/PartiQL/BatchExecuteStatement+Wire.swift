/// The request of `BatchExecuteStatement`.
///
/// Each statement runs by itself, and what is wrong with one is told in its place of the answer.
struct BatchExecuteStatementRequest: WireOperation {
    static let name = OperationName.batchExecuteStatement

    private var requests: [PartiQLRequest]?
    private var returns = ReturnParameters()

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "Statements" else {
            guard member == "ReturnConsumedCapacity" else { return false }
            return try returns.read(member, &reader)
        }
        var requests: [PartiQLRequest] = []
        try reader.elements { reader throws(WireError) in
            var request = PartiQLRequest()
            try reader.members { name, reader throws(WireError) in
                try request.read(name, &reader)
            }
            requests.append(request)
        }
        self.requests = requests
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(requests, "statements")
        constraints.check(
            count: requests?.count, shown: "[]", "statements", 1...PartiQLLimits.batchCount)
        for (position, request) in (requests ?? []).enumerated() {
            request.check(&constraints, prefix: "statements.\(position + 1).member.")
        }
        returns.check(&constraints)
    }

    /// None for the batch: each statement is judged by itself, in its place.
    func claims(in context: RequestContext) -> [AccessClaim] { [] }

    /// What one statement answered.
    private struct Answer {
        var tableName: String?
        var item: Item?
        var error: WireError?
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        try await answer(in: context).body
    }

    func answer(in context: RequestContext) async throws(WireError) -> WireResponse {
        let statements = (requests ?? []).map { request in
            Result { () throws(WireError) in try request.parsed() }
        }
        let kinds = Set(statements.compactMap { try? $0.get().isRead })
        guard kinds.count < 2 else {
            throw .validation(
                "The entire batch must consist of either read statements or write statements")
        }
        var answers: [Answer] = []
        var capacities: [String: ConsumedCapacity] = [:]
        for (request, statement) in zip(requests ?? [], statements) {
            var answer = Answer()
            do throws(WireError) {
                let statement = try statement.get()
                try context.authorise { () throws(WireError) in
                    [try statement.claim(of: request, in: context.judging)]
                }
                let plan = try plan(statement, of: request, in: context)
                // Told of what was run alone, be it in vain.
                answer.tableName = statement.source.table
                var output = try await plan.run(in: context, capacity: returns.consumedCapacity)
                if case .select(let select) = statement {
                    output.items = output.items.map { select.answer(from: $0) }
                }
                answer.item = output.items.first
                if let capacity = output.consumedCapacity {
                    capacities[capacity.tableName] = capacity.adding(
                        capacities[capacity.tableName])
                }
            } catch {
                answer.error = error.told(to: context.caller)
            }
            answers.append(answer)
        }
        var response = WireResponse(status: 200, body: write(answers, capacities))
        response.failures = answers.compactMap { $0.error?.failure }
        return response
    }

    private func plan(
        _ statement: PartiQLStatement, of request: PartiQLRequest, in context: RequestContext
    ) throws(WireError) -> PartiQLPlan {
        let needsKey = WireError.validation(
            "Select statements within BatchExecuteStatement must specify the primary key in the "
                + "where clause.")
        switch statement {
        case .exists:
            throw .validation("EXISTS can only be used in ExecuteTransaction write requests.")
        case .select:
            let plan = try request.plan(statement, in: context)
            guard case .get = plan else { throw needsKey }
            return plan
        default: return try request.plan(statement, in: context)
        }
    }

    private func write(
        _ answers: [Answer], _ capacities: [String: ConsumedCapacity]
    ) -> [UInt8] {
        var writer = ResponseWriter()
        writer.object { writer in
            writer.array("Responses", answers) { writer, answer in
                writer.object { writer in
                    if let error = answer.error {
                        writer.object("Error") { writer in
                            writer.member("Code", error.batchCode)
                            writer.member("Message", error.message ?? "")
                            if let item = error.item { writer.member("Item", item) }
                        }
                    }
                    if let table = answer.tableName { writer.member("TableName", table) }
                    if let item = answer.item { writer.member("Item", item) }
                }
            }
            if returns.consumedCapacity != .none {
                writer.consumedCapacity(
                    capacities.values.sorted { $0.tableName < $1.tableName })
            }
        }
        return writer.bytes
    }
}

extension WireError {
    /// The error's code in the answer of a batch of statements.
    fileprivate var batchCode: String {
        switch exception {
        case "ValidationException": "ValidationError"
        case "ConditionalCheckFailedException": "ConditionalCheckFailed"
        case "DuplicateItemException": "DuplicateItem"
        case "ResourceNotFoundException": "ResourceNotFound"
        case "AccessDeniedException": "AccessDenied"
        default: "InternalServerError"
        }
    }
}
