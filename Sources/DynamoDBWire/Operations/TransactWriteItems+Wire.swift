/// The request of `TransactWriteItems`.
struct TransactWriteItemsRequest: WireOperation {
    static let name = OperationName.transactWriteItems

    private var actions: [TransactAction]?
    private var clientRequestToken: String?
    private var returns = ReturnParameters()

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "ClientRequestToken": clientRequestToken = try reader.string()
        case "TransactItems":
            var actions: [TransactAction] = []
            try reader.elements { reader throws(WireError) in
                actions.append(try TransactAction(reading: &reader))
            }
            self.actions = actions
        default: return try returns.read(member, &reader)
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(actions, "transactItems")
        constraints.checkTransaction(count: actions?.count)
        constraints.check(clientRequestToken, "clientRequestToken", length: 1...36)
        for (position, action) in (actions ?? []).enumerated() {
            action.check(&constraints, place: "transactItems.\(position + 1).member")
        }
        returns.check(&constraints)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        try (actions ?? []).map { action throws(WireError) in try action.claim(in: context) }
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        var operation = TransactWriteItems(
            transactItems: try (actions ?? []).map { action throws(WireError) in
                try action.action(in: context)
            }, clientRequestToken: clientRequestToken)
        operation.clientRequestTokenOwner = context.caller.tokenOwner
        operation.returnConsumedCapacity = returns.consumedCapacity
        operation.returnItemCollectionMetrics = returns.collectionMetrics
        let output = try await answeringWrite { () async throws(StoreError) in
            try await context.store.run(operation)
        }
        var writer = ResponseWriter()
        writer.object { writer in
            writer.consumedCapacity(output.consumedCapacity)
            writer.itemCollectionMetrics(output.itemCollectionMetrics)
        }
        return writer.bytes
    }
}
