import GranaryItems
import GranarySchema

/// A schema of two models with everything in it that generated code treats in a way of its own.
enum TestSchemas {
    static let indexes = [
        SchemaIndex(
            name: "primary", kind: .primary, partitionKey: ["PK"], sortKey: ["SK"],
            doc: "Startups with what is theirs."),
        SchemaIndex(
            name: "byEmail", kind: .unique, partitionKey: ["_type", "email"],
            doc: "One founder for each address."),
        SchemaIndex(
            name: "byScore", kind: .global, partitionKey: ["_type", "stage"],
            sortKey: ["score", "joined_at"]),
        SchemaIndex(
            name: "byTag", kind: .multiValue, partitionKey: ["tags"], sortKey: ["score"],
            projection: .keys, followsToItem: true),
        SchemaIndex(
            name: "byUser", kind: .global, partitionKey: ["GS1PK"], sortKey: ["GS1SK"]),
    ]

    /// What a startup did: keyed by time, in an index by templates.
    static let activity = Model(
        name: "StartupActivity", doc: "One thing that a startup did, newest last.",
        origin: "auxeira-startup-activities-prod",
        keys: [
            template("PK", "STARTUP#${startup_id}"), template("SK", "ACTIVITY#${timestamp}"),
            template("GS1PK", "USER#${user_id}"), template("GS1SK", "ACTIVITY#${timestamp}"),
        ],
        attributes: [
            ModelAttribute(
                "startup_id", ValueShape(.string, limits: ValueLimits(format: .id)),
                doc: "The startup that did it.", isRequired: true),
            ModelAttribute(
                "timestamp", ValueShape(.date(.millisecond)), doc: "When.", isRequired: true,
                isImmutable: true),
            ModelAttribute(
                "activity_value", ValueShape(.number), doc: "What was measured."),
            ModelAttribute(
                "activity_type", ValueShape(.string), doc: "What it did.", isRequired: true),
            ModelAttribute(
                "activity_category",
                ValueShape(.enumeration(["metric_update", "default", "C", "C+", "none"])),
                doc: "What sort of thing."),
            ModelAttribute("user_id", ValueShape(.string), doc: "Who did it."),
            ModelAttribute(
                "metadata", ValueShape(.document), doc: "Anything more.", renamedFrom: "extra"),
        ],
        queries: [
            NamedQuery(
                name: "since", doc: "Activities from a time on.",
                conditions: [
                    QueryCondition("startup_id", .parameter(.equal)),
                    QueryCondition("timestamp", .parameter(.greaterOrEqual)),
                ]),
            NamedQuery(
                name: "latest", doc: "The newest of a category first.",
                conditions: [QueryCondition("startup_id", .parameter(.equal))],
                filters: [QueryCondition("activity_category", .parameter(.equal))],
                isReversed: true, limit: 50),
            NamedQuery(
                name: "ofUser", doc: "What a user did between two times.", index: "byUser",
                conditions: [
                    QueryCondition("user_id", .parameter(.equal)),
                    QueryCondition("timestamp", .between),
                ]),
        ],
        rules: ["notInTheFuture"])

    /// A founder: secrets, defaults, derived and deprecated attributes, objects, a version.
    static let founder = Model(
        name: "Founder", doc: "Someone who founded a startup.", status: .proposed,
        keys: [template("PK", "STARTUP#${startup_id}"), template("SK", "FOUNDER#${number:3:0}")],
        attributes: [
            ModelAttribute(
                "startup_id", ValueShape(.string), doc: "Their startup.", isRequired: true,
                generator: .ulid),
            ModelAttribute(
                "number",
                ValueShape(.int, limits: ValueLimits(minimum: 1, maximum: 999)),
                doc: "Which of its founders.", isRequired: true),
            ModelAttribute(
                "stage", ValueShape(.enumeration(["Pre-Seed", "Seed"])), doc: "How far.",
                defaultValue: .string("Seed")),
            ModelAttribute("score", ValueShape(.number), doc: "Out of 100."),
            ModelAttribute(
                "email",
                ValueShape(.string, limits: ValueLimits(maximumLength: 200, format: .email)),
                doc: "Their address.", uniqueness: Uniqueness(), personal: .email),
            ModelAttribute(
                "password_hash", ValueShape(.string), doc: "A secret.", isHidden: true),
            ModelAttribute("tags", ValueShape(.list(ValueShape(.string))), doc: "What they know."),
            ModelAttribute(
                "roles", ValueShape(.set(ValueShape(.enumeration(["admin", "viewer"])))),
                doc: "What they may do."),
            ModelAttribute(
                "address",
                ValueShape(
                    .object([
                        ModelAttribute("city", ValueShape(.string), isRequired: true),
                        ModelAttribute("since", ValueShape(.date(.day))),
                    ])), doc: "Where they live."),
            ModelAttribute("shares", ValueShape(.int), doc: "How many they hold."),
            ModelAttribute("shares_all", ValueShape(.int), doc: "How many there are."),
            ModelAttribute(
                "percentage", ValueShape(.number), doc: "Of all shares.",
                derivation: Derivation(
                    formula: .binary(
                        .divide, .binary(.multiply, .attribute("shares"), .number(100)),
                        .attribute("shares_all")))),
            ModelAttribute(
                "nickname", ValueShape(.string), doc: "What friends say.",
                deprecation: Deprecation(message: "Use the name.")),
            ModelAttribute("expires_at", ValueShape(.timeToLive), doc: "When they leave."),
            ModelAttribute("joined_at", ValueShape(.date(.second)), doc: "When they joined."),
            ModelAttribute("updated_at", ValueShape(.date(.millisecond)), doc: "Last change."),
            ModelAttribute("revision", ValueShape(.int), doc: "Writes.", isVersion: true),
        ],
        queries: [
            NamedQuery(
                name: "after", doc: "Founders after one.",
                conditions: [
                    QueryCondition("startup_id", .parameter(.equal)),
                    QueryCondition("number", .parameter(.greater)),
                ]),
            NamedQuery(
                name: "withEmail", doc: "The founder with an address.", index: "byEmail",
                conditions: [QueryCondition("email", .parameter(.equal))]),
            NamedQuery(
                name: "best", doc: "The best of a stage.", index: "byScore",
                conditions: [
                    QueryCondition("stage", .constant(.string("Seed"), isEqual: true)),
                    QueryCondition("score", .parameter(.greaterOrEqual)),
                ], isReversed: true),
            NamedQuery(
                name: "tagged", doc: "Founders who know something.", index: "byTag",
                conditions: [QueryCondition("tags", .parameter(.equal))]),
        ], warnings: ["sharesAgree"], timestamps: Timestamps(updated: "updated_at"))

    static let schema = Schema(
        name: "Sample", version: SchemaVersion(1, 2, 3), table: "sample",
        doc: "Startups and founders.", indexes: indexes,
        collections: [
            ModelCollection(
                name: "startup", doc: "All there is of a startup.",
                key: template("PK", "STARTUP#${startup_id}"),
                models: ["Founder", "StartupActivity"])
        ],
        models: [founder, activity])

    static func template(_ attribute: String, _ text: String) -> KeyTemplate {
        let parsed = try? KeyTemplate(attribute: attribute, text: text)
        return parsed ?? KeyTemplate(attribute: attribute, parts: [.literal("unreadable")])
    }
}
