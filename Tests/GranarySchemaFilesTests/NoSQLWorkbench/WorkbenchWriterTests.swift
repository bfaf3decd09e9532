import GranaryItems
import GranarySchema
import Testing

@testable import GranarySchemaFiles

/// The tool refuses what it does not know, so the form must be exactly its own.
struct WorkbenchWriterTests {
    @Test func whatIsWrittenIsADataModel() throws {
        let item: Item = ["PK": "CUSTOMER|1", "SK": "PROFILE", "score": 7]
        let text = NoSQLWorkbenchFormat.text(of: try FormatFixtures.schema(), items: [item])
        let root = try JSONValue(parsing: text)
        #expect(root["ModelName"] == "Shop")
        #expect(root["ModelMetadata"]?["Description"] == "A shop.")
        let table = try #require(root["DataModel"]?.elements.first)
        #expect(table["TableName"] == "shop-prod")
        #expect(
            table["KeyAttributes"] == [
                "PartitionKey": ["AttributeName": "PK", "AttributeType": "S"],
                "SortKey": ["AttributeName": "SK", "AttributeType": "S"],
            ])
        let facets = try #require(table["TableFacets"]?.elements)
        #expect(facets.map { $0["FacetName"] } == ["Customer", "Order"])
        #expect(
            facets.last?["KeyAttributeAlias"] == [
                "PartitionKeyAlias": "CUSTOMER|${customer_id}",
                "SortKeyAlias": "ORDER|${number:8:0}",
            ])
        #expect(
            facets.last?["NonKeyAttributes"]
                == ["kind", "customer_id", "number", "after", "given_by"])
        #expect(
            table["GlobalSecondaryIndexes"]?.elements.map { $0["IndexName"] }
                == ["byEmail", "inverted"])
        #expect(
            table["GlobalSecondaryIndexes"]?.elements.map { $0["Projection"] } == [
                ["ProjectionType": "KEYS_ONLY"],
                ["ProjectionType": "INCLUDE", "NonKeyAttributes": ["email"]],
            ])
        #expect(
            table["TableData"] == [
                ["PK": ["S": "CUSTOMER|1"], "SK": ["S": "PROFILE"], "score": ["N": "7"]]
            ])
    }

    @Test func typesAreThoseOfDynamoDB() throws {
        let text = NoSQLWorkbenchFormat.text(of: try FormatFixtures.schema())
        let table = try #require(try JSONValue(parsing: text)["DataModel"]?.elements.first)
        let attributes = try #require(table["NonKeyAttributes"]?.elements)
        let types = Dictionary(
            uniqueKeysWithValues: attributes.map {
                ($0["AttributeName"]?.string ?? "", $0["AttributeType"]?.string ?? "")
            })
        #expect(types["kind"] == "S")
        #expect(types["score"] == "N")
        #expect(types["balance"] == "N")
        #expect(types["active"] == "BOOL")
        #expect(types["avatar"] == "B")
        #expect(types["tags"] == "NS")
        #expect(types["words"] == "L")
        #expect(types["address"] == "M")
        #expect(types["anything"] == "M")
        #expect(types["born"] == "S")
        #expect(types["expires_at"] == "N")
        #expect(types["PK"] == nil)
    }

    @Test func whatIsLostIsWarnedOf() throws {
        let diagnostics = NoSQLWorkbenchFormat.write(try FormatFixtures.schema()).diagnostics
        #expect(diagnostics.allSatisfy { $0.severity == .warning })
        #expect(
            diagnostics.map(\.path.description) == [
                "indexes.Customer.email", "indexes.byCity", "indexes.byScore", "indexes.byTag",
                "indexes.byTaxCode", "",
            ])
        #expect(
            diagnostics.last?.message
                == "the version, what attributes must be, queries, rules and collections have no "
                + "place in a data model")
    }

    @Test func modelsThatDifferInATypeAreWarnedOf() throws {
        var schema = try FormatFixtures.schema()
        schema.models[1].attributes.append(ModelAttribute("score", ValueShape(.string)))
        let diagnostics = NoSQLWorkbenchFormat.write(schema).diagnostics
        #expect(diagnostics.contains { $0.path.description == "Order.score" })
    }

    /// Types, keys, indexes and data survive; what they must be does not.
    @Test func theShapeOfItComesBack() throws {
        let schema = try FormatFixtures.schema()
        let items: [Item] = [["PK": "CUSTOMER|1", "SK": "PROFILE", "kind": "Customer"]]
        let text = NoSQLWorkbenchFormat.text(of: schema, items: items)
        let imported = NoSQLWorkbenchFormat.read(text)
        let read = try #require(imported.schema)
        #expect(imported.items == items)
        #expect(read.models.map(\.name) == schema.models.map(\.name))
        #expect(read.models.map(\.keys) == schema.models.map(\.keys))
        #expect(
            read.indexes.map(\.keyAttributes)
                == schema.indexes.filter {
                    ["primary", "byEmail", "inverted"].contains($0.name)
                }.map(\.keyAttributes))
        #expect(
            schema.models[1].attributes.map(\.name).allSatisfy {
                read.models[1].attribute(named: $0) != nil
            })
    }
}
