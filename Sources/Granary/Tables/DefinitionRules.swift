internal import GranaryItems

/// What a table's and its indexes' definitions must be like.
enum DefinitionRules {
    /// Checks a whole table.
    static func check(
        tableName: String, keySchema: KeySchema, indexes: [IndexDefinition]
    ) throws(ValidationError) {
        try check(name: tableName, parameter: "tableName")
        for attribute in keySchema.attributes { try check(attribute) }
        guard Set(keySchema.names).count == keySchema.names.count else {
            throw .definition(
                "Invalid KeySchema: Some index key attribute have no definition")
        }
        for (position, index) in indexes.enumerated() {
            try check(index, keySchema: keySchema, others: indexes[..<position])
        }
    }

    /// Checks what is to be kept with a table for others: values like an item's, and not too many.
    static func check(annotations: [String: AttributeValue]) throws(ValidationError) {
        guard !annotations.isEmpty else { return }
        let item = Item(AttributeMap(annotations))
        guard item.size <= Limits.annotationByteCount else {
            throw .definition(
                "\(invalid)The annotations of a table have \(item.size) bytes, and may have "
                    + "\(Limits.annotationByteCount)")
        }
        try ItemRules.check(item.view)
    }

    /// Checks for how long change records are to be kept.
    static func check(changeLogRetentionSeconds seconds: Int, least: Int) throws(ValidationError) {
        guard seconds < least else { return }
        throw .constraint(
            value: "\(seconds)", parameter: "changeLogRetentionSeconds",
            constraint: "Member must have value greater than or equal to \(least)")
    }

    /// Checks an index that is to be added beside others.
    static func check(
        _ index: IndexDefinition, keySchema: KeySchema, others: some Collection<IndexDefinition>
    ) throws(ValidationError) {
        try check(name: index.name, parameter: "indexName")
        guard !others.contains(where: { $0.name == index.name }) else {
            throw .definition("\(invalid)Duplicate index name: \(index.name)")
        }
        try checkKey(of: index, keySchema: keySchema)
        for attribute in index.keyAttributes {
            try check(attribute)
            let named = keySchema.attributes + others.flatMap(\.keyAttributes)
            for other in named where other.name == attribute.name && other.type != attribute.type {
                func schema(_ type: KeyType) -> String {
                    "Schema:[SchemaElement: key{\(attribute.name):\(type.kind.code):HASH}]"
                }
                throw .definition(
                    "\(invalid)Attributes cannot be redefined. Please check that your attribute has the "
                        + "same type as previously defined. Existing schema: \(schema(other.type)) "
                        + "New schema: \(schema(attribute.type))")
            }
        }
        try checkProjection(of: index, others: others)
        try checkCounts(of: Array(others) + [index])
    }

    private static func checkKey(
        of index: IndexDefinition, keySchema: KeySchema
    ) throws(ValidationError) {
        let (partition, sort) = (index.partitionKey.count, index.sortKey.count)
        guard Limits.indexKeyAttributeCount.contains(partition), sort <= 4 else {
            throw .definition(
                "\(invalid)Index \(index.name) needs 1 to 4 partition key attributes and at most 4 "
                    + "sort key attributes")
        }
        guard Set(index.keyAttributes.map(\.name)).count == partition + sort else {
            throw .definition("\(invalid)Index \(index.name) names a key attribute twice")
        }
        switch index.kind {
        case .global: break
        case .local:
            guard keySchema.sortKey != nil else {
                throw .definition(
                    "\(invalid)Table KeySchema does not have a range key, which is required when "
                        + "specifying a LocalSecondaryIndex")
            }
            guard sort == 1 else {
                throw .definition(
                    "\(invalid)Index KeySchema does not have a range key for index: \(index.name)")
            }
            guard index.partitionKey == [keySchema.partitionKey] else {
                throw .definition(
                    "\(invalid)Index KeySchema does not have the same leading hash key as table "
                        + "KeySchema for index: \(index.name). "
                        + "index hash key: \(index.partitionKey.map(\.name).joined(separator: ", "))"
                        + ", table hash key: \(keySchema.partitionKey.name)")
            }
        case .unique:
            guard sort == 0 else {
                throw .definition("\(invalid)Unique index \(index.name) takes no sort key")
            }
        case .multiValue:
            guard partition == 1 else {
                throw .definition(
                    "\(invalid)Multi-value index \(index.name) takes one partition key attribute")
            }
        }
    }

    private static func checkProjection(
        of index: IndexDefinition, others: some Collection<IndexDefinition>
    ) throws(ValidationError) {
        func included(_ index: IndexDefinition) -> [String] {
            if case .include(let names) = index.projection { return names }
            return []
        }
        guard case .include(let names) = index.projection else { return }
        var seen: ExactNames = []
        if let twice = names.first(where: { !seen.insert($0) }) {
            throw .definition("\(invalid)Duplicate element in NonKeyAttributes: \(twice)")
        }
        guard (1...Limits.includedAttributeCount).contains(names.count),
            names.allSatisfy({ (1...255).contains($0.utf8.count) })
        else {
            throw .definition(
                "\(invalid)NonKeyAttributes of index \(index.name) must be 1 to 20 names")
        }
        let total = others.reduce(names.count) { $0 + included($1).count }
        guard total <= Limits.includedAttributeTotal else {
            throw .definition(
                "\(invalid)Number of projected attributes over all indexes exceeds 100")
        }
    }

    private static func checkCounts(of indexes: [IndexDefinition]) throws(ValidationError) {
        let local = indexes.count { $0.kind == .local }
        guard local <= Limits.localIndexCount else {
            throw .definition(
                "\(invalid)Number of LocalSecondaryIndexes exceeds per-table limit of 5")
        }
        guard indexes.count - local <= Limits.globalIndexCount else {
            throw .definition(
                "\(invalid)GlobalSecondaryIndex count exceeds the per-table limit of 20")
        }
    }

    private static func check(_ attribute: KeyAttribute) throws(ValidationError) {
        guard (1...Limits.keyAttributeNameByteCount).contains(attribute.name.utf8.count) else {
            throw .definition(
                "\(invalid)Key attribute names must have 1 to 255 bytes: '\(attribute.name)'")
        }
    }

    private static func check(name: String, parameter: String) throws(ValidationError) {
        guard Limits.nameByteCount.contains(name.utf8.count) else {
            throw .constraint(
                value: name, parameter: parameter,
                constraint: name.utf8.count < 3
                    ? "Member must have length greater than or equal to 3"
                    : "Member must have length less than or equal to 255")
        }
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                UInt8(ascii: "."):
                break
            default:
                throw .constraint(
                    value: name, parameter: parameter,
                    constraint: "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
            }
        }
    }

    private static let invalid = "One or more parameter values were invalid: "
}
