/// The members that `PutItem`, `UpdateItem` and `DeleteItem` share.
struct ItemWriteParameters: Sendable {
    /// The name of the member that says which item: `Item` for a whole one, `Key` for its key.
    private let itemMember: String
    private var givenItem: Item?

    private(set) var tableName: String?
    private(set) var expressions = ExpressionParameters()
    private(set) var legacy = LegacyParameters()
    private(set) var returns = ReturnParameters()

    init(itemMember: String) { self.itemMember = itemMember }

    /// The item, or its key.
    var item: Item { givenItem ?? Item() }

    /// Reads one of the members; an update has two more than the others.
    mutating func read(
        _ member: String, _ reader: inout RequestReader, isUpdate: Bool = false
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case itemMember: givenItem = try reader.item()
        case "Expected", "ConditionalOperator": return try legacy.read(member, &reader)
        case "AttributeUpdates" where isUpdate: return try legacy.read(member, &reader)
        default:
            if try returns.read(member, &reader) { return true }
            return try expressions.read(
                member, &reader,
                accepting: isUpdate
                    ? ["ConditionExpression", "UpdateExpression"] : ["ConditionExpression"])
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(givenItem, itemMember.lowercased())
        constraints.requireTable(tableName, "tableName")
        returns.check(&constraints)
        legacy.check(&constraints)
    }

    /// What the request would do.
    func claim(
        _ name: OperationName, in context: RequestContext
    ) throws(WireError) -> AccessClaim {
        .write(
            name.rawValue, try context.tableName(tableName), item: item, expressions: expressions,
            legacy: legacy.attributeNames, returns: returns, in: context)
    }
}

extension ResponseWriter {
    /// The answer of a put, update or delete.
    static func write(
        attributes: Item?, _ capacity: ConsumedCapacity?, _ metrics: ItemCollectionMetrics?
    ) -> [UInt8] {
        var writer = ResponseWriter()
        writer.object { writer in
            if let attributes { writer.member("Attributes", attributes) }
            writer.consumedCapacity(capacity)
            writer.itemCollectionMetrics(metrics)
        }
        return writer.bytes
    }
}
