/// What an operation runs with: the store, the service's options, and who asks.
struct RequestContext: Sendable {
    let store: Store
    let options: WireOptions
    let caller: Caller
    var state = ServiceState()
    /// What is asked.
    var operation: OperationName?
    /// The tables that exist, and do not have all their items yet.
    var filling: Set<String> = []
    /// The tables that claims have asked for, while they are made.
    var seen: SeenTables?

    /// The name of the table that a `TableName` means: a name, or an ARN of a table here.
    func tableName(_ text: String?) throws(WireError) -> String {
        guard let text else { throw .validation("TableName must not be null") }
        var name = text
        if text.hasPrefix("arn:") {
            guard let rest = tableARNPrefix.rest(of: text), !rest.contains("/") else {
                throw WireError("ResourceNotFoundException", "Requested resource not found")
            }
            name = rest
        }
        if filling.contains(name) { try checkFilling(name) }
        return name
    }

    /// Throws what the service says to whoever wants to use a table that is being created.
    private func checkFilling(_ name: String) throws(WireError) {
        switch operation {
        case .describeTable, .describeTimeToLive, .describeContinuousBackups, .listTagsOfResource:
            return
        case .updateTable, .deleteTable, .updateTimeToLive, .tagResource, .untagResource,
            .createBackup:
            throw WireError(
                "ResourceInUseException",
                "Attempt to change a resource which is still in use: Table is being created: "
                    + name)
        default:
            throw WireError("ResourceNotFoundException", "Requested resource not found")
        }
    }

    /// Tells the operator of what failed when its request was answered already.
    func note(_ error: WireError, late operation: OperationName) {
        store.note(
            "\(operation.rawValue) failed after it was answered",
            cause: error.cause ?? error.message ?? error.exception)
    }

    /// This context as policies are asked in it: to them a table is a name, whatever its state.
    var judging: Self {
        var context = self
        context.filling = []
        context.seen = SeenTables()
        return context
    }

    /// The ARN of a table.
    func tableARN(_ name: String) -> String { tableARNPrefix + name }

    /// The ARN of what a claim is about.
    private func resource(of claim: AccessClaim) -> String {
        let part = claim.indexName.map { "index/\($0)" } ?? claim.part
        return tableARN(claim.tableName ?? "*") + (part.map { "/" + $0 } ?? "")
    }

    private var tableARNPrefix: String {
        "arn:aws:dynamodb:\(options.region):\(caller.accountID):table/"
    }

    /// The description of a table, for policies and for operations on tables.
    func table(_ name: String) throws(WireError) -> TableDescription {
        do throws(StoreError) {
            var table = try store.run(DescribeTable(tableName: name))
            if filling.contains(name) { table.tableStatus = .creating }
            return table
        } catch {
            guard case .tableNotFound = error else { throw WireError(error) }
            throw WireError(
                "ResourceNotFoundException",
                "Requested resource not found: Table: \(name) not found")
        }
    }

    /// The key schema of a table or of one of its indexes; `nil` when there is no such thing.
    ///
    /// A policy must not tell a caller what exists: without a key nothing is allowed by keys.
    func partitionKey(of table: String, index: String? = nil) -> [KeyAttribute]? {
        guard let description = (seen ?? SeenTables()).table(table, in: store) else { return nil }
        guard let index else { return [description.keySchema.partitionKey] }
        return description.indexes.first { $0.definition.name == index }?.definition.partitionKey
    }

    /// Throws unless the caller may do all that `claims` says.
    func authorise(_ claims: () throws(WireError) -> [AccessClaim]) throws(WireError) {
        guard let policy = caller.policy else { return }
        for claim in try claims() {
            let resource = resource(of: claim)
            switch policy.judge(claim, resource: resource) {
            case .allowed: break
            case .denied: throw .accessDenied(claim, resource, to: caller, isExplicit: true)
            case .notAllowed: throw .accessDenied(claim, resource, to: caller, isExplicit: false)
            }
        }
    }
}

extension String {
    /// What follows this prefix in `text`; `nil` when it does not begin with it.
    fileprivate func rest(of text: String) -> String? {
        text.hasPrefix(self) ? String(text.dropFirst(count)) : nil
    }
}
