internal import Crypto
internal import GranaryExpressions
internal import GranaryItems

/// A statement as a request brings it: its text and the values of its parameters.
struct PartiQLRequest: Sendable {
    var statement: String?
    var parameters: [AttributeValue]?
    var consistentRead = false
    var returns = ReturnParameters()

    /// Reads one of the members that all three operations share.
    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "Statement": statement = try reader.string()
        case "ConsistentRead": consistentRead = try reader.bool()
        case "Parameters":
            var parameters: [AttributeValue] = []
            try reader.elements(limit: .max) { reader throws(WireError) in
                parameters.append(try reader.attributeValue())
            }
            self.parameters = parameters
        case "ReturnValuesOnConditionCheckFailure": return try returns.read(member, &reader)
        default: return false
        }
        return true
    }

    /// Checks the members; `prefix` leads to the member that they stand in.
    func check(_ constraints: inout Constraints, prefix: String = "") {
        constraints.require(
            statement, "\(prefix)statement", length: 1...PartiQLLimits.characterCount)
        constraints.check(
            count: parameters?.count, shown: "[]", "\(prefix)parameters", 1...Int.max)
        returns.check(&constraints, prefix: prefix)
    }

    /// The statement, read; the same for the policy and for what is run.
    func parsed() throws(WireError) -> PartiQLStatement {
        try PartiQLParser.parse(statement ?? "", parameters: parameters ?? [])
    }

    /// What the statement comes to on its table.
    func plan(
        _ statement: PartiQLStatement, in context: RequestContext
    ) throws(WireError) -> PartiQLPlan {
        let name = try context.tableName(statement.source.table)
        let table = try answering { () throws(StoreError) in
            try context.store.run(DescribeTable(tableName: name))
        }
        let plan = try PartiQLPlanner(table: table, consistentRead: consistentRead)
            .plan(statement)
        return plan.asking(returns.valuesOnFailure)
    }

    /// What tells this request from another: the statement and its parameters.
    var digest: [UInt8] {
        var hash = SHA256()
        hash.update(data: Array((statement ?? "").utf8))
        for parameter in parameters ?? [] {
            let bytes = EncodedValue(parameter).bytes
            hash.update(data: [0] + Array(String(bytes.count).utf8) + [0])
            hash.update(data: bytes)
        }
        return Array(hash.finalize().prefix(PartiQLNextToken.digestByteCount))
    }
}

extension PartiQLPlan {
    /// The plan, with the item wanted back when its condition fails.
    fileprivate func asking(_ failure: ReturnValuesOnConditionCheckFailure) -> PartiQLPlan {
        switch self {
        case .get, .query, .scan: return self
        case .put(var put):
            put.returnValuesOnConditionCheckFailure = failure
            return .put(put)
        case .update(var update):
            update.returnValuesOnConditionCheckFailure = failure
            return .update(update)
        case .delete(var delete):
            delete.returnValuesOnConditionCheckFailure = failure
            return .delete(delete)
        case .check(var check):
            check.returnValuesOnConditionCheckFailure = failure
            return .check(check)
        }
    }
}

// MARK: - Policies

extension PartiQLStatement {
    /// What the statement would do, as policies see it.
    ///
    /// The partition key is that of what is read: the table's, or the index's. Who is given back the
    /// whole item, be it when a condition fails, reads all of it.
    func claim(
        of request: PartiQLRequest, in context: RequestContext
    ) throws(WireError) -> AccessClaim {
        var claim = try ownClaim(in: context)
        if !isRead, request.returns.isOfWholeItem { claim.attributes = nil }
        return claim
    }

    private func ownClaim(in context: RequestContext) throws(WireError) -> AccessClaim {
        let table = try context.tableName(source.table)
        let keys = context.partitionKey(of: table, index: source.index) ?? []
        switch self {
        case .select(let select), .exists(let select):
            let columns = select.columns?.map(\.path.root)
            let named = (select.filter?.paths ?? []).map(\.root) + select.order.map(\.attribute)
            return AccessClaim(
                action: "PartiQLSelect", tableName: table, indexName: source.index,
                leadingKeys: isRead
                    ? Self.readKeys(select.filter, keys) : Self.writtenKeys(select.filter, keys),
                attributes: columns.map { ExactNames($0).union(named) },
                select: columns == nil ? "ALL_ATTRIBUTES" : "SPECIFIC_ATTRIBUTES")
        case .insert(_, let item):
            return AccessClaim(
                action: "PartiQLInsert", tableName: table,
                leadingKeys: keys.first.flatMap { item[$0.name] }.map { [$0] },
                attributes: ExactNames(item.names))
        case .update(let update):
            let named = (update.filter?.paths ?? []).map(\.root)
            return AccessClaim(
                action: "PartiQLUpdate", tableName: table,
                leadingKeys: Self.writtenKeys(update.filter, keys),
                attributes: update.returning?.isOfWholeItem == true
                    ? nil : ExactNames(Update(actions: update.actions).attributeNames).union(named),
                returnValues: update.returning?.rawValue)
        case .delete(let delete):
            return AccessClaim(
                action: "PartiQLDelete", tableName: table,
                leadingKeys: Self.writtenKeys(delete.filter, keys),
                attributes: delete.returning?.isOfWholeItem == true
                    ? nil : ExactNames((delete.filter?.paths ?? []).map(\.root)),
                returnValues: delete.returning?.rawValue)
        }
    }

    /// The values that a read pins the first attribute of the partition key to, if it does.
    ///
    /// The planner takes the same conditions, the first of each attribute. A key of several attributes
    /// is read by one value of each; anything else is a scan, which pins nothing.
    private static func readKeys(
        _ filter: PartiQLCondition?, _ keys: [KeyAttribute]
    ) -> [AttributeValue]? {
        var pinned: [[AttributeValue]] = []
        for key in keys {
            let first = (filter?.conjuncts ?? []).lazy.compactMap { $0.values(of: key.name) }.first
            guard let first, first.count == 1 || keys.count == 1 else { return nil }
            pinned.append(first)
        }
        return pinned.first
    }

    /// The value that a write gives the partition key, if it does.
    ///
    /// Only an equality does; any other condition on the key says nothing of what is written.
    private static func writtenKeys(
        _ filter: PartiQLCondition?, _ keys: [KeyAttribute]
    ) -> [AttributeValue]? {
        guard let key = keys.first else { return nil }
        let values = (filter?.conjuncts ?? []).compactMap { condition in
            condition.equality(on: key.name)
        }
        return values.isEmpty ? nil : values
    }
}
