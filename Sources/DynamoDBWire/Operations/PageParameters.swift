/// The members that `Query` and `Scan` share.
struct PageParameters: Sendable {
    var tableName: String?
    var indexName: String?
    var limit: Int?
    var exclusiveStartKey: Item?
    var consistentRead = false
    var expressions = ExpressionParameters()
    var legacy = LegacyParameters()
    var returns = ReturnParameters()
    private var selectText: String?

    /// What to return of each item.
    var select: Select? { selectText.flatMap { Select(rawValue: $0) } }

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case "IndexName": indexName = try reader.string()
        case "Limit": limit = try reader.integer()
        case "Select": selectText = try reader.string()
        case "ConsistentRead": consistentRead = try reader.bool()
        case "ExclusiveStartKey": exclusiveStartKey = try reader.item()
        case "AttributesToGet", "ConditionalOperator": return try legacy.read(member, &reader)
        case "ReturnConsumedCapacity": return try returns.read(member, &reader)
        default:
            return try expressions.read(
                member, &reader, accepting: ["FilterExpression", "ProjectionExpression"])
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.requireTable(tableName, "tableName")
        constraints.check(indexName, "indexName", length: 3...255)
        constraints.check(
            indexName, "indexName", matches: indexName.map(Self.isName) ?? true,
            pattern: "[a-zA-Z0-9_.-]+")
        constraints.check(selectText, "select", as: Select.self)
        constraints.check(limit, "limit", in: 1...Int.max)
        returns.check(&constraints)
        legacy.check(&constraints)
    }

    /// Whether all characters are those of a table's or index's name.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
                    UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    /// What to return, of the attributes that are asked for by either kind of parameter.
    func projection() throws(WireError) -> Expression<Projection>? {
        let projection = try legacy.projection(or: expressions)
        if legacy.attributesToGet != nil, let select, select != .specificAttributes {
            throw .validation(
                "Cannot specify the AttributesToGet when choosing to get "
                    + (select == .count ? "only the Count" : select.rawValue))
        }
        return projection
    }

    /// What the request would do.
    func claim(_ action: String, _ table: String, leadingKeys: [AttributeValue]?) -> AccessClaim {
        let projected =
            legacy.attributesToGet.map { ExactNames($0) } ?? expressions.projectedAttributes()
        let named = expressions.namedAttributes().union(legacy.attributeNames)
            .union(exclusiveStartKey?.attributeNames ?? [])
        // A count shows no attribute, but for those that the filter lets one guess.
        let attributes = select == .count ? named : projected.map { $0.union(named) }
        return AccessClaim(
            action: action, tableName: table, indexName: indexName, leadingKeys: leadingKeys,
            attributes: attributes,
            select: select?.rawValue
                ?? (projected != nil
                    ? "SPECIFIC_ATTRIBUTES"
                    : indexName != nil ? "ALL_PROJECTED_ATTRIBUTES" : "ALL_ATTRIBUTES"))
    }
}

extension ResponseWriter {
    /// The answer of a query or scan.
    static func page(_ output: PageOutput, hasItems: Bool) -> [UInt8] {
        var writer = ResponseWriter()
        writer.object { writer in
            if hasItems { writer.array("Items", output.items) { $0.item($1) } }
            writer.member("Count", output.count)
            writer.member("ScannedCount", output.scannedCount)
            if let key = output.lastEvaluatedKey { writer.member("LastEvaluatedKey", key) }
            writer.consumedCapacity(output.consumedCapacity)
        }
        return writer.bytes
    }
}
