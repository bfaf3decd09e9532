public import GranaryEntities

/// One thing a startup did: the entity of 12 attributes that is measured.
///
/// About 315 bytes encoded. It is written by hand as it would be made from a schema file.
public struct Activity: Entity {
    /// `STARTUP#` and a UUID.
    public internal(set) var partitionKey: String
    /// `ACTIVITY#` and a time.
    public internal(set) var sortKey: String
    public var actor: String
    public var category: String
    public var note: String
    public var source: String
    public var stage: String
    public var title: String
    public var tokens: Int
    public var type: String
    public var value: Int
    public var verified: Bool

    public struct Key: EntityKey {
        public typealias Model = Activity

        public var partitionKey: String
        public var sortKey: String

        public init(partitionKey: String, sortKey: String) {
            self.partitionKey = partitionKey
            self.sortKey = sortKey
        }

        public func write(to writer: inout KeyWriter) {
            writer.partition { $0.append(partitionKey) }
            writer.sort { $0.append(sortKey) }
        }

        public var attributes: AttributeMap {
            ["PK": partitionKey.attributeValue, "SK": sortKey.attributeValue]
        }
    }

    public var key: Key { Key(partitionKey: partitionKey, sortKey: sortKey) }
}

extension Activity {
    public static var modelName: String { "Activity" }
    public static var tableName: String { Workload.tableName }
    public static var attributeCount: Int { 12 }

    public init(from reader: inout EntityReader) throws(AttributeError) {
        let partitionKey: String = try reader.required("PK")
        let sortKey: String = try reader.required("SK")
        try reader.model("Activity", in: "_type")
        let actor: String = try reader.required("actor")
        let category: String = try reader.required("category")
        let note: String = try reader.required("note")
        let source: String = try reader.required("source")
        let stage: String = try reader.required("stage")
        let title: String = try reader.required("title")
        let tokens: Int = try reader.required("tokens")
        let type: String = try reader.required("type")
        let value: Int = try reader.required("value")
        let verified: Bool = try reader.required("verified")
        self.partitionKey = partitionKey
        self.sortKey = sortKey
        self.actor = actor
        self.category = category
        self.note = note
        self.source = source
        self.stage = stage
        self.title = title
        self.tokens = tokens
        self.type = type
        self.value = value
        self.verified = verified
    }

    public func encode(to writer: inout EntityWriter) throws(AttributeError) {
        try writer.required("PK", partitionKey)
        try writer.required("SK", sortKey)
        try writer.required("actor", actor)
        try writer.required("category", category)
        try writer.required("note", note)
        try writer.required("source", source)
        try writer.required("stage", stage)
        try writer.required("title", title)
        try writer.required("tokens", tokens)
        try writer.required("type", type)
        try writer.required("value", value)
        try writer.required("verified", verified)
    }

    public struct Fields: Sendable {
        public let tokens = Field<Activity, Int>("tokens")
    }

    public static let fields = Fields()

    public static let layout = EntityLayout(
        partitionKey: "PK", sortKey: "SK",
        attributes: [
            "PK", "SK", "actor", "category", "note", "source", "stage", "title", "tokens", "type",
            "value", "verified",
        ])

    /// The activities of a startup.
    public static func of(_ partitionKey: String) -> EntityQuery<Activity> {
        EntityQuery(
            where: KeyCondition(terms: [
                .init("PK", .equal(partitionKey.attributeValue)),
                .init("SK", .beginsWith(Dataset.sortKeyPrefix.attributeValue)),
            ]))
    }
}

extension Activity {
    /// The activity as an item that is made of values by name.
    public var untypedItem: Item {
        Item(
            AttributeMap([
                (name: "PK", value: .string(partitionKey)),
                (name: "SK", value: .string(sortKey)),
                (name: "actor", value: .string(actor)),
                (name: "category", value: .string(category)),
                (name: "note", value: .string(note)),
                (name: "source", value: .string(source)),
                (name: "stage", value: .string(stage)),
                (name: "title", value: .string(title)),
                (name: "tokens", value: .number(Number(tokens))),
                (name: "type", value: .string(type)),
                (name: "value", value: .number(Number(value))),
                (name: "verified", value: .bool(verified)),
            ]))
    }

    /// The attributes in the order of ``untypedItem``, integers in decimal: a row for another engine.
    public var cells: [String] {
        [
            partitionKey, sortKey, actor, category, note, source, stage, title, String(tokens),
            type, String(value), verified ? "1" : "0",
        ]
    }
}
