/// One action of `TransactWriteItems` as it was read.
struct TransactAction: Sendable {
    /// The four kinds, by the names of the members that hold them.
    private enum Kind: String, Sendable {
        case conditionCheck = "ConditionCheck"
        case put = "Put"
        case delete = "Delete"
        case update = "Update"

        /// The name of the action in policies.
        var action: String { self == .conditionCheck ? "ConditionCheckItem" : "\(rawValue)Item" }

        /// The name in the places of constraint violations.
        var place: String { rawValue.prefix(1).lowercased() + rawValue.dropFirst() }
    }

    private var kinds: [Kind] = []
    private var tableName: String?
    /// The whole item of a put, the key of the others.
    private var item: Item?
    private var expressions = ExpressionParameters()
    private var returns = ReturnParameters()

    init(reading reader: inout RequestReader) throws(WireError) {
        try reader.members(of: "TransactWriteItem") { name, reader throws(WireError) in
            guard let kind = Kind(rawValue: name) else { return false }
            kinds.append(kind)
            try reader.members(of: kind.rawValue) { name, reader throws(WireError) in
                try readMember(name, of: kind, &reader)
            }
            return true
        }
    }

    private mutating func readMember(
        _ name: String, of kind: Kind, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch name {
        case "TableName": tableName = try reader.string()
        case "Item" where kind == .put: item = try reader.item()
        case "Key" where kind != .put: item = try reader.item()
        case "ReturnValuesOnConditionCheckFailure": return try returns.read(name, &reader)
        default:
            return try expressions.read(
                name, &reader,
                accepting: kind == .update
                    ? ["ConditionExpression", "UpdateExpression"] : ["ConditionExpression"])
        }
        return true
    }

    func check(_ constraints: inout Constraints, place: String) {
        guard let kind = kinds.first else { return }
        let place = "\(place).\(kind.place)"
        constraints.require(item, "\(place).\(kind == .put ? "item" : "key")")
        constraints.requireTable(tableName, "\(place).tableName")
        switch kind {
        case .update: constraints.require(expressions.update, "\(place).updateExpression")
        case .conditionCheck:
            constraints.require(expressions.condition, "\(place).conditionExpression")
        case .put, .delete: break
        }
        returns.check(&constraints, prefix: "\(place).")
    }

    /// What the action would do.
    func claim(in context: RequestContext) throws(WireError) -> AccessClaim {
        .write(
            try onlyKind().action, try context.tableName(tableName), item: item ?? Item(),
            expressions: expressions, returns: returns, in: context)
    }

    /// The engine's action.
    func action(in context: RequestContext) throws(WireError) -> TransactWriteItems.Action {
        let kind = try onlyKind()
        let table = try context.tableName(tableName)
        let condition = expressions.condition.map { Expression<Condition>.text($0) }
        switch kind {
        case .put:
            var put = PutItem(
                tableName: table, item: item ?? Item(), conditionExpression: condition,
                expressionAttributeNames: expressions.names,
                expressionAttributeValues: expressions.values)
            put.returnValuesOnConditionCheckFailure = returns.valuesOnFailure
            return .put(put)
        case .delete:
            var delete = DeleteItem(
                tableName: table, key: item ?? Item(), conditionExpression: condition,
                expressionAttributeNames: expressions.names,
                expressionAttributeValues: expressions.values)
            delete.returnValuesOnConditionCheckFailure = returns.valuesOnFailure
            return .delete(delete)
        case .update:
            var update = UpdateItem(
                tableName: table, key: item ?? Item(),
                updateExpression: expressions.update.map { .text($0) },
                conditionExpression: condition, expressionAttributeNames: expressions.names,
                expressionAttributeValues: expressions.values)
            update.returnValuesOnConditionCheckFailure = returns.valuesOnFailure
            return .update(update)
        case .conditionCheck:
            var check = TransactWriteItems.ConditionCheck(
                tableName: table, key: item ?? Item(),
                conditionExpression: .text(expressions.condition ?? ""),
                expressionAttributeNames: expressions.names,
                expressionAttributeValues: expressions.values)
            check.returnValuesOnConditionCheckFailure = returns.valuesOnFailure
            return .conditionCheck(check)
        }
    }

    private func onlyKind() throws(WireError) -> Kind {
        guard let kind = kinds.first else {
            throw .validation(
                "Invalid Request: TransactWriteRequest should contain Delete or Put or Update "
                    + "request")
        }
        guard kinds.count == 1 else {
            throw .validation(
                "TransactItems can only contain one of Check, Put, Update or Delete")
        }
        return kind
    }
}
