internal import GranaryItems
internal import GranarySchema

extension WorkbenchReader {
    /// Reads the primary key and the indexes; `nil` when there is no key.
    mutating func indexes(of table: JSONValue, at path: SchemaPath) -> [SchemaIndex]? {
        let keys = table["KeyAttributes"] ?? .null
        guard let partitionKey = Self.name(of: keys["PartitionKey"]) else {
            diagnostics.error(
                path.appending("KeyAttributes"), "the table has no partition key",
                #"write "PartitionKey": { "AttributeName": "PK", "AttributeType": "S" }"#)
            return nil
        }
        var indexes = [
            SchemaIndex(
                name: "primary", kind: .primary, partitionKey: [partitionKey],
                sortKey: Self.name(of: keys["SortKey"]).map { [$0] } ?? [])
        ]
        for (list, kind) in [
            ("GlobalSecondaryIndexes", SchemaIndex.Kind.global), ("LocalSecondaryIndexes", .local),
        ] {
            for element in (table[list] ?? .null).elements {
                let own = path.appending(list, element["IndexName"]?.string ?? "")
                let index = index(element, kind, table: partitionKey, at: own)
                if let index, !indexes.contains(where: { $0.name == index.name }) {
                    indexes.append(index)
                } else {
                    diagnostics.warning(
                        own, "the index has no name of its own or no key, and is left out")
                }
            }
        }
        return indexes
    }

    private func index(
        _ element: JSONValue, _ kind: SchemaIndex.Kind, table partitionKey: String,
        at path: SchemaPath
    ) -> SchemaIndex? {
        let keys = element["KeyAttributes"] ?? .null
        let hash = kind == .local ? partitionKey : Self.name(of: keys["PartitionKey"])
        let sort = Self.name(of: keys["SortKey"])
        guard let name = element["IndexName"]?.string, let hash, kind != .local || sort != nil
        else { return nil }
        let projection = element["Projection"] ?? .null
        let included = (projection["NonKeyAttributes"] ?? .null).elements.compactMap(\.string)
        return SchemaIndex(
            name: name, kind: kind, partitionKey: [hash], sortKey: sort.map { [$0] } ?? [],
            projection: projection["ProjectionType"]?.string == "KEYS_ONLY"
                ? .keys
                : projection["ProjectionType"]?.string == "INCLUDE" ? .include(included) : .all)
    }

    private static func name(of key: JSONValue?) -> String? { key?["AttributeName"]?.string }
}
