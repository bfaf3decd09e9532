import GranaryItems
import GranarySchema
import Testing

@testable import GranarySchemaCompiler

/// A named query must read exactly the part of its index that its conditions name: one value too
/// few is a lost item, one too many a wrong one.
@Suite("Query plans")
struct QueryPlanTests {
    /// A model whose keys have each kind of part, with a neighbour in the same partitions.
    static let model = Model(
        name: "Visit",
        keys: [
            TestSchemas.template("PK", "SHOP#${shop}"),
            TestSchemas.template("SK", "VISIT#${at}"),
            TestSchemas.template("GS1PK", "CITY#${city}"),
            TestSchemas.template("GS1SK", "${floor:4:0}#${name}"),
            TestSchemas.template("GS2SK", "NAME#${name}#${note}"),
            TestSchemas.template("GS3SK", "FLOOR#${floor}"),
        ],
        attributes: [
            ModelAttribute("shop", ValueShape(.string), isRequired: true),
            ModelAttribute("at", ValueShape(.date(.second)), isRequired: true),
            ModelAttribute("city", ValueShape(.string)),
            ModelAttribute("floor", ValueShape(.int)),
            ModelAttribute("name", ValueShape(.string)),
            ModelAttribute("note", ValueShape(.string)),
            ModelAttribute("score", ValueShape(.number)),
            ModelAttribute("open", ValueShape(.boolean)),
            ModelAttribute("tags", ValueShape(.set(ValueShape(.int)))),
        ])

    static let shop = Model(
        name: "Shop",
        keys: [
            TestSchemas.template("PK", "SHOP#${shop}"), TestSchemas.template("SK", "PROFILE"),
            TestSchemas.template("GS1PK", "CITY#${city}"),
            TestSchemas.template("GS1SK", "${floor:4:0}"),
        ],
        attributes: [
            ModelAttribute("shop", ValueShape(.string), isRequired: true),
            ModelAttribute("city", ValueShape(.string)),
            ModelAttribute("floor", ValueShape(.int)),
            ModelAttribute("score", ValueShape(.number)),
        ])

    static let schema = Schema(
        name: "Shops", version: SchemaVersion(1, 0, 0), table: "shops",
        indexes: [
            SchemaIndex(name: "primary", kind: .primary, partitionKey: ["PK"], sortKey: ["SK"]),
            SchemaIndex(
                name: "byCity", kind: .global, partitionKey: ["GS1PK"], sortKey: ["GS1SK"]),
            SchemaIndex(
                name: "byName", kind: .global, partitionKey: ["PK"], sortKey: ["GS2SK"]),
            SchemaIndex(
                name: "byFloor", kind: .global, partitionKey: ["PK"], sortKey: ["GS3SK"]),
            SchemaIndex(
                name: "byScore", kind: .global, partitionKey: ["_type", "city"],
                sortKey: ["floor", "score"]),
            SchemaIndex(
                name: "byTag", kind: .multiValue, partitionKey: ["tags"], sortKey: ["score"]),
            SchemaIndex(
                name: "allScores", kind: .global, partitionKey: ["city"], sortKey: ["score"],
                projection: .keys),
            SchemaIndex(
                name: "followed", kind: .global, partitionKey: ["city"], sortKey: ["score"],
                projection: .keys, followsToItem: true),
        ],
        models: [shop, model])

    static func plan(
        on index: String = "primary", _ conditions: [QueryCondition],
        filters: [QueryCondition] = []
    ) throws(QueryPlanError) -> QueryPlan {
        try schema.plan(
            NamedQuery(name: "q", index: index, conditions: conditions, filters: filters),
            of: model)
    }

    static func eq(_ name: String) -> QueryCondition {
        QueryCondition(name, .parameter(.equal))
    }

    static func compare(
        _ name: String, _ comparison: QueryCondition.Comparison
    ) -> QueryCondition {
        QueryCondition(name, .parameter(comparison))
    }

    /// Templates are resolved as far as they go, and ranges of them end where the next thing begins.
    @Test(arguments: [
        (Self.eq("at"), #"SK = "VISIT#${at}""#),
        (Self.compare("at", .greaterOrEqual), #"SK BETWEEN "VISIT#${at}" AND "VISIT#\u{10FFFF}""#),
        (Self.compare("at", .greater), #"SK BETWEEN "VISIT#${at}⁺" AND "VISIT#\u{10FFFF}""#),
        (Self.compare("at", .lessOrEqual), #"SK BETWEEN "VISIT#" AND "VISIT#${at}""#),
        (Self.compare("at", .less), #"SK BETWEEN "VISIT#" AND "VISIT#${at}⁻""#),
        (Self.compare("at", .beginsWith), #"begins_with(SK, "VISIT#${at}")"#),
        (QueryCondition("at", .between), #"SK BETWEEN "VISIT#${from}" AND "VISIT#${through}""#),
    ])
    func rangesOfATemplate(condition: QueryCondition, sort: String) throws {
        let text = PlanText(plan: try Self.plan([Self.eq("shop"), condition]))
        #expect(text.key == #"PK = "SHOP#${shop}" AND "# + sort)
        #expect(text.filter == "")
    }

    @Test func whatIsNotGivenIsReadWhole() throws {
        let text = PlanText(plan: try Self.plan([Self.eq("shop")]))
        #expect(text.key == #"PK = "SHOP#${shop}" AND begins_with(SK, "VISIT#")"#)
    }

    /// Behind a number of fixed width another part may follow; the range ends behind all of them.
    @Test(arguments: [
        (QueryCondition.Comparison.greaterOrEqual, #"GS1SK >= "${floor}""#),
        (.greater, #"GS1SK >= "${floor}⁺""#),
        (.lessOrEqual, #"GS1SK <= "${floor}\u{10FFFF}""#),
        (.less, #"GS1SK <= "${floor}⁻\u{10FFFF}""#),
    ])
    func rangesWithoutAPrefix(comparison: QueryCondition.Comparison, sort: String) throws {
        let plan = try Self.plan(
            on: "byCity", [Self.eq("city"), Self.compare("floor", comparison)])
        #expect(PlanText(plan: plan).key == #"GS1PK = "CITY#${city}" AND "# + sort)
    }

    /// Texts have no fixed width, so what is read is tested again.
    @Test(arguments: [
        (
            Self.compare("name", .greater), #"BETWEEN "NAME#${name}" AND "NAME#\u{10FFFF}""#,
            "name > ${name}"
        ),
        (
            Self.compare("name", .greaterOrEqual), #"BETWEEN "NAME#${name}" AND "NAME#\u{10FFFF}""#,
            ""
        ),
        (Self.compare("name", .less), #"BETWEEN "NAME#" AND "NAME#\u{10FFFF}""#, "name < ${name}"),
        (
            QueryCondition("name", .between), #"BETWEEN "NAME#${from}" AND "NAME#\u{10FFFF}""#,
            "name BETWEEN ${from} AND ${through}"
        ),
    ])
    func rangesOfText(condition: QueryCondition, sort: String, filter: String) throws {
        let text = PlanText(plan: try Self.plan(on: "byName", [Self.eq("shop"), condition]))
        #expect(text.key == #"PK = "SHOP#${shop}" AND GS2SK "# + sort)
        #expect(text.filter == filter)
    }

    /// Native keys keep their types; the type attribute is implied, and later parts may be missing.
    @Test func nativeKeys() throws {
        let all = try Self.plan(on: "byScore", [Self.eq("city")])
        #expect(PlanText(plan: all).key == #"_type = "Visit" AND city = ${city}"#)
        #expect(all.sortRange == nil)
        let range = try Self.plan(
            on: "byScore",
            [
                Self.eq("city"), QueryCondition("floor", .constant(.number(3), isEqual: true)),
                Self.compare("score", .greater),
            ])
        #expect(
            PlanText(plan: range).key
                == #"_type = "Visit" AND city = ${city} AND floor = 3 AND score > ${score}"#)
        #expect(range.parameters.map(\.shape.type) == [.string, .number])
    }

    @Test func anElementOfAnIndexOfElements() throws {
        let plan = try Self.plan(on: "byTag", [Self.eq("tags")])
        #expect(PlanText(plan: plan).key == "tags = ${tags}")
        #expect(plan.parameters.map(\.shape.type) == [.int])
    }

    @Test func constantsBecomePartOfTheText() throws {
        let plan = try Self.plan(
            on: "byCity",
            [
                QueryCondition("city", .constant(.string("Bonn"), isEqual: true)),
                QueryCondition("floor", .constant(.number(3), isEqual: true)),
            ])
        #expect(
            PlanText(plan: plan).key
                == #"GS1PK = "CITY#Bonn" AND begins_with(GS1SK, "0003#")"#)
        #expect(plan.parameters.isEmpty)
    }

    /// Items of the other model in what is read are left out, and only then is there a filter.
    @Test func filtersOnTheModelWhereOthersCanBe() throws {
        let city = try Self.plan(on: "byCity", [Self.eq("city")])
        #expect(PlanText(plan: city).filter == #"_type = "Visit""#)
        let shop = try Self.plan([Self.eq("shop")])
        #expect(PlanText(plan: shop).filter == "")
        let both = try Self.plan(
            on: "byCity", [Self.eq("city")], filters: [Self.eq("name")])
        #expect(PlanText(plan: both).filter == #"_type = "Visit" AND name = ${name}"#)
    }

    @Test func filters() throws {
        let plan = try Self.plan(
            [Self.eq("shop")],
            filters: [
                Self.compare("tags", .contains), QueryCondition("score", .between),
                QueryCondition("open", .constant(.bool(true), isEqual: false)),
                QueryCondition("note", .exists(false)),
                QueryCondition("city", .oneOf([.string("Bonn"), .string("Köln")])),
            ])
        #expect(
            PlanText(plan: plan).filter
                == "contains(tags, ${tags}) AND score BETWEEN ${from} AND ${through} AND "
                + #"open <> true AND attribute_not_exists(note) AND city IN ("Bonn", "Köln")"#)
        #expect(plan.parameters.map(\.isOfFilter) == [false, true, true, true])
    }

    @Test(arguments: [
        (QueryPlanError.unknownIndex("x"), "x", [Self.eq("shop")]),
        (.unknownAttribute("x"), "primary", [Self.eq("x")]),
        (.repeated("shop"), "primary", [Self.eq("shop"), Self.eq("shop")]),
        (.partitionOpen(keyAttribute: "PK", attribute: "shop"), "primary", [Self.eq("at")]),
        (
            .partitionOpen(keyAttribute: "PK", attribute: "shop"), "primary",
            [Self.compare("shop", .greater)]
        ),
        (.notInKey("note"), "primary", [Self.eq("shop"), Self.eq("note")]),
        (
            .gap(before: "score", missing: "floor"), "byScore",
            [Self.eq("city"), Self.eq("score")]
        ),
        (
            .rangeNotLast("floor"), "byScore",
            [Self.eq("city"), Self.compare("floor", .less), Self.eq("score")]
        ),
        (.unordered("floor"), "byFloor", [Self.eq("shop"), Self.compare("floor", .less)]),
        (
            .misfit(attribute: "at", test: "ne"), "primary",
            [Self.eq("shop"), Self.compare("at", .notEqual)]
        ),
        (
            .misfit(attribute: "score", test: "beginsWith"), "byTag",
            [Self.eq("tags"), Self.compare("score", .beginsWith)]
        ),
        (.notProjected(index: "allScores", attribute: "_type"), "allScores", [Self.eq("city")]),
    ])
    func refusals(error: QueryPlanError, index: String, conditions: [QueryCondition]) {
        #expect(throws: error) { try Self.plan(on: index, conditions) }
    }

    @Test func refusedFilters() {
        #expect(throws: QueryPlanError.misfit(attribute: "open", test: "lt")) {
            try Self.plan([Self.eq("shop")], filters: [Self.compare("open", .less)])
        }
        #expect(throws: QueryPlanError.filterOnKey("score")) {
            try Self.plan(on: "byTag", [Self.eq("tags")], filters: [Self.eq("score")])
        }
    }

    /// A filter is applied to what the index stores, so the attribute must be stored there.
    @Test func filtersNeedWhatTheIndexStores() {
        #expect(throws: QueryPlanError.notProjected(index: "followed", attribute: "_type")) {
            try Self.plan(on: "followed", [Self.eq("city")])
        }
    }

    @Test func namesOneItem() throws {
        #expect(try Self.plan([Self.eq("shop"), Self.eq("at")]).isSingle)
        #expect(try !Self.plan([Self.eq("shop")]).isSingle)
    }
}
