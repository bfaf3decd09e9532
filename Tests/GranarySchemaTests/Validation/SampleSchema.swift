import GranaryItems
import GranarySchema

/// Schemas of one model, for tests that are about one thing.
enum SampleSchema {
    /// A schema with this model, in a table of `PK` and `SK`.
    static func of(
        _ models: Model..., unknown: UnknownAttributes = .reject,
        indexes: [SchemaIndex] = []
    ) -> Schema {
        let primary = SchemaIndex(
            name: "primary", kind: .primary, partitionKey: ["PK"], sortKey: ["SK"])
        return Schema(
            name: "Sample", version: SchemaVersion(1, 0, 0), table: "sample",
            unknownAttributes: unknown, indexes: [primary] + indexes, models: models)
    }

    /// A model named `Thing` whose key is made of `id`.
    static func thing(
        _ attributes: ModelAttribute..., keys: [KeyTemplate] = [],
        unknown: UnknownAttributes? = nil
    ) -> Model {
        Model(
            name: "Thing", keys: [template("PK", "THING#${id}"), template("SK", "THING")] + keys,
            attributes: [ModelAttribute("id", ValueShape(.string), isRequired: true)]
                + attributes,
            unknownAttributes: unknown)
    }

    /// An item of `Thing`.
    static func item(_ attributes: (String, AttributeValue)..., id: String = "1") -> Item {
        let own: [(String, AttributeValue)] = [
            ("PK", .string("THING#\(id)")), ("SK", "THING"), ("_type", "Thing"),
            ("id", .string(id)),
        ]
        return Item(AttributeMap(own + attributes))
    }

    /// A template; a test with one that cannot be read fails for want of a key.
    static func template(_ attribute: String, _ text: String) -> KeyTemplate {
        (try? KeyTemplate(attribute: attribute, text: text))
            ?? KeyTemplate(attribute: attribute, parts: [])
    }
}

extension SchemaValidator {
    /// What is wrong with an item, as lines.
    func lines(_ item: Item, replacing old: Item? = nil) -> [String] {
        if let old {
            return violations(in: item.view, replacing: old.view).map(\.description)
        }
        return violations(in: item.view).map(\.description)
    }
}
