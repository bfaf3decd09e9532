import GranaryItems
import GranarySchema
import Testing

@testable import GranarySchemaFiles

/// What is written must come back, and must be what OneTable takes.
struct OneTableWriterTests {
    @Test func everythingComesBack() throws {
        let schema = try FormatFixtures.schema()
        let imported = OneTableFormat.read(OneTableFormat.text(of: schema))
        #expect(imported.diagnostics == [])
        #expect(imported.schema == schema)
        #expect(imported.items == [])
    }

    @Test func whatIsWrittenIsOneTables() throws {
        let text = OneTableFormat.text(of: try FormatFixtures.schema())
        let root = try JSONValue(parsing: text)
        #expect(root["format"] == "onetable:1.1.0")
        #expect(root["version"] == "1.4.0")
        #expect(
            root["params"] == [
                "typeField": "kind", "isoDates": true, "separator": "|",
                "timestamps": false,
            ])
        let indexes = try #require(root["indexes"])
        #expect(indexes["primary"] == ["hash": "PK", "sort": "SK"])
        #expect(indexes["byScore"] == ["hash": "PK", "sort": "score", "type": "local"])
        #expect(
            indexes["inverted"] == [
                "hash": "SK", "sort": "PK", "project": ["email"], "description": "Backwards.",
            ])
        #expect(indexes["byTag"] == nil)
        #expect(indexes["byCity"] == nil)
        let customer = try #require(root["models"]?["Customer"])
        #expect(customer["PK"] == ["type": "string", "value": "CUSTOMER|${customer_id}"])
        #expect(customer["tier"] == ["type": "string", "enum": ["gold", "silver"]])
        #expect(
            customer["score"] == [
                "type": "number", "granary": ["type": "int", "min": 0, "max": 100],
            ])
        #expect(
            customer["email"] == [
                "type": "string", "unique": true, "scope": "${city}",
                "granary": ["maxLength": 254, "format": "email", "personal": "email"],
            ])
        #expect(customer["tax_code"]?["validate"] == #"/^(?:[A-Z]{2}\/?[0-9]+|none)$/"#)
        #expect(customer["expires_at"] == ["type": "date", "ttl": true])
        #expect(
            customer["address"]?["schema"]?["zip"]
                == ["type": "number", "granary": ["type": "int"]])
        let order = try #require(root["models"]?["Order"])
        #expect(order["customer_id"]?["reference"] == "Customer:primary")
        #expect(order["given_by"]?["reference"] == "Order:primary:customer_id=given_by")
    }

    @Test func whatOneTableDoesOtherwiseIsWarnedOf() throws {
        let diagnostics = OneTableFormat.write(try FormatFixtures.schema()).diagnostics
        #expect(diagnostics.allSatisfy { $0.severity == .warning })
        #expect(
            diagnostics.map(\.path.description) == [
                "indexes.byCity", "indexes.byTag", "indexes.byTaxCode", "Customer.balance",
                "Customer.born", "Customer.rev", "Customer.yearly", "Customer.now", "Customer",
                "timestamps",
            ])
    }

    @Test(arguments: ["created_at", nil], ["updated_at", nil])
    func timestampsThatAllModelsHaveAreParameters(created: String?, updated: String?) throws {
        var schema = try FormatFixtures.schema()
        schema.models.removeAll { $0.name == "Order" }
        schema.collections = []
        schema.models[0].attributes.append(
            ModelAttribute("updated_at", ValueShape(.date(.millisecond))))
        let timestamps = Timestamps(created: created, updated: updated)
        schema.models[0].timestamps = created == nil && updated == nil ? nil : timestamps
        let text = OneTableFormat.text(of: schema)
        let params = try #require(try JSONValue(parsing: text)["params"])
        #expect(params["createdField"] == created.map { .string($0) })
        #expect(params["updatedField"] == updated.map { .string($0) })
        let isBoth = created != nil && updated != nil
        let one: JSONValue = created != nil ? "create" : updated != nil ? "update" : false
        #expect(params["timestamps"] == (isBoth ? true : one))
        #expect(OneTableFormat.read(text).schema == schema)
    }
}
