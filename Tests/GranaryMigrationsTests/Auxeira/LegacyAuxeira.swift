import AuxeiraSchema
import GranaryEntities
import GranaryItems
import GranarySamples
import GranarySchema
import GranaryTestSupport
import Testing

/// Auxeira's four tables as they were in November 2025: their counts, their fields, their keys.
///
/// Without a type attribute, with identifiers that stand in keys alone, with times in the forms that
/// JavaScript and Python write, and with a number that somebody stored as text.
enum LegacyAuxeira {
    static let tables = [
        "auxeira-users-prod", "auxeira-user-startup-mapping-prod",
        "auxeira-startup-profiles-prod", "auxeira-startup-activities-prod",
    ]

    static let fields = [
        "UserProfile": [
            "email", "password_hash", "full_name", "user_type", "created_at", "last_login",
            "status",
        ],
        "UserStartup": ["user_id", "startup_id", "role", "created_at"],
        "StartupProfile": [
            "startup_id", "company_name", "industry", "stage", "sse_score", "mrr", "growth_rate",
            "total_customers", "team_size", "created_at", "updated_at",
        ],
        "StartupActivity": ["startup_id", "activity_type", "timestamp", "description"],
    ]

    /// Makes the tables in a store, as an import of their exports would.
    static func make(in store: Store) throws {
        for table in tables { try store.createTable(table, partitionKey: "PK", sortKey: "SK") }
        let schema = try Auxeira.schema.schema()
        var items: [String: [Item]] = [:]
        for sample in AuxeiraSample() {
            let origin = schema.model(named: sample.modelName)?.origin ?? ""
            items[origin, default: []].append(try legacy(sample.item(), of: sample.modelName))
        }
        for (table, items) in items { try store.table(table).load(items) }
    }

    /// An item as it was stored then.
    private static func legacy(_ item: Item, of model: String) throws -> Item {
        let known = try #require(fields[model], "\(model) was not there")
        var old = item.naming(["PK", "SK"] + known)
        switch model {
        case "UserProfile":
            old = old.replacing([("created_at", item["created_at"].map(python))])
        case "StartupProfile":
            old = old.replacing([
                ("team_size", item["team_size"].flatMap(\.numberValue).map { .string("\($0)") })
            ])
        case "StartupActivity":
            let time = try #require(item["timestamp"]?.stringValue)
            let seconds = String(time.prefix(19)) + "Z"
            old = old.replacing([
                ("timestamp", .string(seconds)), ("SK", .string("ACTIVITY#\(seconds)")),
            ])
        default: break
        }
        // As the export writes it, and an import reads it.
        return try Item(dynamoDBJSON: old.dynamoDBJSON)
    }

    /// `2025-11-06T09:30:00.123000`: microseconds, and no zone.
    private static func python(_ value: AttributeValue) -> AttributeValue {
        .string((value.stringValue?.dropLast() ?? "") + "000")
    }
}
