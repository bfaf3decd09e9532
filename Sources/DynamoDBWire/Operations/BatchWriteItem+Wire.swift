/// The request of `BatchWriteItem`.
struct BatchWriteItemRequest: WireOperation {
    static let name = OperationName.batchWriteItem

    /// One write as it was read; the service takes exactly one of the two.
    private struct Write: Sendable {
        var put: Item?
        var deletedKey: Item?
        var hasPut = false
        var hasDelete = false
    }

    private var tables: [String: [Write]]?
    private var returns = ReturnParameters()

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "RequestItems" else { return try returns.read(member, &reader) }
        var tables: [String: [Write]] = [:]
        try reader.members { table, reader throws(WireError) in
            var writes: [Write] = []
            try reader.elements { reader throws(WireError) in
                writes.append(try Self.readWrite(&reader))
            }
            tables[table] = writes
            return true
        }
        self.tables = tables
        return true
    }

    private static func readWrite(_ reader: inout RequestReader) throws(WireError) -> Write {
        var write = Write()
        try reader.members(of: "WriteRequest") { name, reader throws(WireError) in
            switch name {
            case "PutRequest":
                write.hasPut = true
                try reader.members(of: "PutRequest") { name, reader throws(WireError) in
                    guard name == "Item" else { return false }
                    write.put = try reader.item()
                    return true
                }
            case "DeleteRequest":
                write.hasDelete = true
                try reader.members(of: "DeleteRequest") { name, reader throws(WireError) in
                    guard name == "Key" else { return false }
                    write.deletedKey = try reader.item()
                    return true
                }
            default: return false
            }
            return true
        }
        return write
    }

    func checkFirst() throws(WireError) {
        guard tables?.isEmpty == false else {
            throw .validation("The requestItems parameter is required for BatchWriteItem")
        }
    }

    func check(_ constraints: inout Constraints) {
        guard let tables else { return }
        if tables.count > 25 {
            constraints.addUnshown(at: "RequestItems", Constraints.atMost(25))
        }
        for (name, writes) in tables.sorted(by: { $0.key < $1.key }) {
            if !(1...25).contains(writes.count) {
                constraints.add(
                    "{\(name)=[\(writes.isEmpty ? "" : "...")]}", at: "requestItems",
                    "Map value must satisfy constraint: [Member must have length less than or "
                        + "equal to 25, Member must have length greater than or equal to 1]")
            }
            for (position, write) in writes.enumerated() {
                let place = "requestItems.\(name).member.\(position + 1).member"
                if write.hasPut { constraints.require(write.put, "\(place).putRequest.item") }
                if write.hasDelete {
                    constraints.require(write.deletedKey, "\(place).deleteRequest.key")
                }
            }
        }
        returns.check(&constraints)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        var claims: [AccessClaim] = []
        for (name, writes) in tables ?? [:] {
            let table = try context.tableName(name)
            for write in writes {
                claims.append(
                    .write(
                        "BatchWriteItem", table, item: write.put ?? write.deletedKey ?? Item(),
                        expressions: ExpressionParameters(), in: context))
            }
        }
        return claims
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        var requestItems: [String: [BatchWriteItem.WriteRequest]] = [:]
        for (given, writes) in tables ?? [:] {
            // A table may be named twice: by its name, and by its ARN.
            requestItems[try context.tableName(given), default: []] += try writes.map {
                write throws(WireError) in
                switch (write.put, write.deletedKey) {
                case (let item?, nil): return .put(item)
                case (nil, let key?): return .delete(key: key)
                default:
                    throw .validation(
                        "Supplied AttributeValue has more than one datatypes set, must contain "
                            + "exactly one of the supported datatypes")
                }
            }
        }
        var operation = BatchWriteItem(requestItems: requestItems)
        operation.returnConsumedCapacity = returns.consumedCapacity
        operation.returnItemCollectionMetrics = returns.collectionMetrics
        let output = try await answeringWrite { () async throws(StoreError) in
            try await context.store.run(operation)
        }
        var writer = ResponseWriter()
        writer.object { writer in
            // One transaction: all of it is done, or the request failed.
            writer.object("UnprocessedItems") { _ in }
            writer.itemCollectionMetrics(output.itemCollectionMetrics)
            writer.consumedCapacity(output.consumedCapacity)
        }
        return writer.bytes
    }
}
