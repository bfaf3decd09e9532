// As schema-compiler would make it from StartupActivity.yaml, written by hand.
public import GranaryEntities

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One thing that a startup did, newest last.
///
/// Key: PK `STARTUP#${startup_id}`, SK `ACTIVITY#${timestamp}`.
public struct StartupActivity: TimeKeyedEntity {
    /// The startup that did it.
    public internal(set) var startupID: String
    /// When.
    public internal(set) var timestamp: Date
    /// What it did.
    public var activityType: String
    /// What sort of thing.
    public var activityCategory: ActivityCategory?
    /// What was measured.
    public var activityValue: Double?
    /// Anything more.
    public var activityMetadata: AttributeMap?
    /// What it earned.
    public var auxTokensEarned: Int?
    /// When it was last changed.
    public internal(set) var updatedAt: Date

    /// Creates an activity.
    public init(
        startupID: String, timestamp: Date, activityType: String,
        activityCategory: ActivityCategory? = nil, activityValue: Double? = nil,
        activityMetadata: AttributeMap? = nil, auxTokensEarned: Int? = nil, updatedAt: Date = .now
    ) {
        self.startupID = startupID
        self.timestamp = timestamp.stored()
        self.activityType = activityType
        self.activityCategory = activityCategory
        self.activityValue = activityValue
        self.activityMetadata = activityMetadata
        self.auxTokensEarned = auxTokensEarned
        self.updatedAt = updatedAt.stored()
    }

    /// What sort of thing a startup did.
    public enum ActivityCategory: StoredEnum {
        case metricUpdate, documentUpload
        /// A text that the schema does not know.
        case unrecognized(String)

        /// The case that is stored as this text.
        public init(stored text: String) {
            switch text {
            case "metric_update": self = .metricUpdate
            case "document_upload": self = .documentUpload
            default: self = .unrecognized(text)
            }
        }

        /// The text that is stored.
        public var stored: String {
            switch self {
            case .metricUpdate: "metric_update"
            case .documentUpload: "document_upload"
            case .unrecognized(let text): text
            }
        }
    }
}

// MARK: Key

extension StartupActivity {
    /// What names one activity.
    public struct Key: EntityKey {
        /// The model.
        public typealias Model = StartupActivity

        /// The startup that did it.
        public var startupID: String
        /// When.
        public var timestamp: Date

        /// Creates a key.
        public init(startupID: String, timestamp: Date) {
            self.startupID = startupID
            self.timestamp = timestamp.stored()
        }

        /// Writes PK and SK.
        public func write(to writer: inout KeyWriter) {
            writer.partition { text in
                text.append("STARTUP#")
                text.append(startupID)
            }
            writer.sort { text in
                text.append("ACTIVITY#")
                text.append(timestamp, as: .millisecond)
            }
        }

        /// The attributes that the key is made of.
        public var attributes: AttributeMap {
            [
                "startup_id": startupID.attributeValue,
                "timestamp": timestamp.attributeValue(as: .millisecond),
            ]
        }
    }

    /// What names this activity.
    public var key: Key { Key(startupID: startupID, timestamp: timestamp) }

    /// The time in its key.
    public var keyTime: Date {
        get { timestamp }
        set { timestamp = newValue }
    }
}

// MARK: Codec

extension StartupActivity {
    /// The model's name.
    public static var modelName: String { "StartupActivity" }

    /// The table that activities are in.
    public static var tableName: String { "auxeira" }

    /// How many attributes an item has at most.
    public static var attributeCount: Int { 11 }

    /// Reads an activity from its item.
    public init(from reader: inout EntityReader) throws(AttributeError) {
        try reader.model("StartupActivity", in: "_type")
        activityCategory = try reader.optional("activity_category")
        activityMetadata = try reader.optional("activity_metadata")
        activityType = try reader.required("activity_type")
        activityValue = try reader.optional("activity_value")
        reader.expect("aux_tokens_earned", renamedFrom: "tokens")
        auxTokensEarned = try reader.optional("aux_tokens_earned")
        startupID = try reader.required("startup_id")
        timestamp = try reader.required("timestamp", as: .millisecond)
        updatedAt = try reader.required("updated_at", as: .millisecond)
    }

    /// Writes the activity's item.
    public func encode(to writer: inout EntityWriter) throws(AttributeError) {
        try writer.text("PK") { text in
            text.append("STARTUP#")
            text.append(startupID)
        }
        try writer.text("SK") { text in
            text.append("ACTIVITY#")
            text.append(timestamp, as: .millisecond)
        }
        writer.model("StartupActivity", in: "_type")
        try writer.optional("activity_category", activityCategory)
        try writer.optional("activity_metadata", activityMetadata)
        try writer.required("activity_type", activityType)
        try writer.optional("activity_value", activityValue)
        try writer.optional("aux_tokens_earned", auxTokensEarned)
        try writer.required("startup_id", startupID)
        try writer.required("timestamp", timestamp, as: .millisecond)
        try writer.required("updated_at", updatedAt, as: .millisecond)
    }

    /// Brings up to date what a write keeps by itself.
    public mutating func prepareForWriting(at now: Date) {
        updatedAt = now.stored()
    }
}

// MARK: Updates

extension StartupActivity {
    /// The attributes that an update may change.
    public struct Fields: Sendable {
        /// What it did.
        public let activityType = Field<StartupActivity, String>("activity_type")
        /// What sort of thing.
        public let activityCategory = Field<StartupActivity, ActivityCategory?>("activity_category")
        /// What was measured.
        public let activityValue = Field<StartupActivity, Double?>("activity_value")
        /// Anything more.
        public let activityMetadata = Field<StartupActivity, AttributeMap?>("activity_metadata")
        /// What it earned.
        public let auxTokensEarned = Field<StartupActivity, Int?>("aux_tokens_earned")
    }

    /// The attributes that an update may change.
    public static let fields = Fields()

    /// What typed writes must know.
    public static let layout = EntityLayout(
        typeField: "_type", partitionKey: "PK", sortKey: "SK",
        attributes: [
            "PK", "SK", "_type", "activity_category", "activity_metadata", "activity_type",
            "activity_value", "aux_tokens_earned", "startup_id", "timestamp", "tokens",
            "updated_at",
        ],
        updated: UpdatedAttribute("updated_at", .millisecond),
        isKeyedByTime: true, keepsUnknownAttributes: false)
}

// MARK: Queries

extension StartupActivity {
    /// Activities from a time on.
    public static func since(_ startupID: String, _ timestamp: Date) -> EntityQuery<StartupActivity>
    {
        let partition = AttributeValue.text { text in
            text.append("STARTUP#")
            text.append(startupID)
        }
        let lower = AttributeValue.text { text in
            text.append("ACTIVITY#")
            text.append(timestamp, as: .millisecond)  // or timestamp.next(), timestamp.previous()
        }
        return EntityQuery(
            where: KeyCondition(terms: [
                .init("PK", .equal(partition)),
                .init("SK", .between(lower, "ACTIVITY#\u{10FFFF}")),
            ]))
    }

    /// The newest first.
    public static func latest(
        _ startupID: String, activityValue: Double
    ) -> EntityQuery<StartupActivity> {
        let partition = AttributeValue.text { text in
            text.append("STARTUP#")
            text.append(startupID)
        }
        let filter1 = Attribute(path: DocumentPath("activity_value")) >= activityValue
        let filter2 = Attribute(path: DocumentPath("activity_category")).exists
        return EntityQuery(
            where: KeyCondition(terms: [
                .init("PK", .equal(partition)),
                .init("SK", .beginsWith("ACTIVITY#")),
            ]),
            filter: filter1 && filter2, isReversed: true, limit: 50)
    }
}
