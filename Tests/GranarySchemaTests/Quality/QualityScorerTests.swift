import GranaryItems
import Testing

@testable import GranarySchema

/// A score is only trusted when anyone can compute it by hand, as each row here was.
struct QualityScorerTests {
    /// 2025-11-06T00:00:00Z.
    static let now = 1_762_387_200

    static let model = Model(
        name: "Company",
        keys: [
            KeyTemplate(attribute: "PK", parts: [.literal("C#"), .variable("id", padding: nil)])
        ],
        attributes: [
            ModelAttribute("id", ValueShape(.string), weight: 4),
            ModelAttribute("mrr", ValueShape(.number), weight: 3),
            ModelAttribute(
                "arr", ValueShape(.number), derivation: Derivation(formula: formula), weight: 2),
            ModelAttribute("old", ValueShape(.string), deprecation: Deprecation(), weight: 10),
            ModelAttribute("free", ValueShape(.string), weight: 0),
            ModelAttribute("stage", ValueShape(.string), defaultValue: "seed", weight: 1),
        ],
        warnings: ["tokensBalance", "datesInOrder"],
        freshness: Freshness(attribute: "seen", days: 10))

    private static let formula = Formula.binary(.multiply, .attribute("mrr"), .number(12))

    static let schema = Schema(
        name: "Test", version: SchemaVersion(1, 0, 0), table: "test",
        unknownAttributes: .keep,
        indexes: [SchemaIndex(name: "primary", kind: .primary, partitionKey: ["PK"])],
        models: [model])

    private static func score(
        _ item: Item, findings: [QualityFinding]? = nil
    ) throws -> QualityScore {
        let score = QualityScorer(schema).score(
            of: item.view, secondsSince1970: now, findings: findings)
        return try #require(score)
    }

    @Test func aPerfectItemScoresAHundred() throws {
        let score = try Self.score(
            [
                "_type": "Company", "PK": "C#a", "id": "a", "mrr": 1, "arr": 12,
                "seen": "2025-11-06",
            ],
            findings: [])
        #expect(score.completeness == 1)
        #expect(score.consistency == 1)
        #expect(score.freshness == 1)
        #expect(score.total == 100)
        #expect(score.missing == [])
        #expect(score.findings == [])
        #expect(!score.isStale)
    }

    /// Ten units of weight count: id 4, mrr 3, arr 2 and stage 1, which has a default.
    @Test(
        arguments: [
            (["id": "a", "mrr": 1, "arr": 12], 1.0, []),
            (["id": "a", "mrr": 1], 0.8, ["arr"]),
            (["id": "a"], 0.5, ["mrr", "arr"]),
            ([:], 0.1, ["id", "mrr", "arr"]),
            (["id": "", "mrr": .null, "arr": 0], 0.3, ["id", "mrr"]),
            (["id": "a", "mrr": 1, "arr": 12, "stage": ""], 0.9, ["stage"]),
        ] as [(AttributeMap, Double, [String])])
    func completenessIsTheWeightOfWhatIsThere(
        attributes: AttributeMap, completeness: Double, missing: [String]
    ) throws {
        var attributes = attributes
        attributes["_type"] = "Company"
        let score = try Self.score(Item(attributes))
        #expect(score.completeness == completeness)
        #expect(score.missing == missing)
    }

    @Test func anObjectIsAsCompleteAsItsAttributes() throws {
        let address = ValueType.object([
            ModelAttribute("city", ValueShape(.string), weight: 3),
            ModelAttribute("street", ValueShape(.string), weight: 1),
        ])
        var schema = Self.schema
        schema.models = [
            Model(
                name: "Place", keys: [],
                attributes: [
                    ModelAttribute("address", ValueShape(address), weight: 1),
                    ModelAttribute("name", ValueShape(.string), renamedFrom: "title", weight: 1),
                ])
        ]
        let item: Item = [
            "_type": "Place", "title": "x", "address": .map(["city": "Rome", "street": ""]),
        ]
        let found = QualityScorer(schema).score(of: item.view, secondsSince1970: Self.now)
        let score = try #require(found)
        #expect(score.completeness == 0.875)
        #expect(score.missing == ["address.street"])
        #expect(score.consistency == nil)
        #expect(score.freshness == nil)
        #expect(score.total == 87.5)
    }

    /// The default tolerance is one part in a hundred.
    @Test(arguments: [
        (12.0, 144.0, 1.0), (12.0, 145.44, 1.0), (12.0, 145.45, 0.0), (12.0, 142.56, 1.0),
        (12.0, 142.5, 0.0), (0.0, 0.01, 1.0), (0.0, 0.02, 0.0), (-1.0, -12.1, 1.0),
    ])
    func derivationsHoldWithinTheirTolerance(mrr: Double, arr: Double, share: Double) throws {
        let item: Item = [
            "_type": "Company", "mrr": .number(Number(mrr) ?? .zero),
            "arr": .number(Number(arr) ?? .zero),
        ]
        let score = try Self.score(item)
        #expect(score.consistency == share)
        #expect(score.findings.map(\.rule) == (share == 1 ? [] : ["derived"]))
        #expect(score.findings.allSatisfy { $0.attribute == "arr" })
    }

    @Test func aFindingSaysWhatIsStoredAndWhatFollows() throws {
        let score = try Self.score(["_type": "Company", "mrr": 2, "arr": 25])
        #expect(
            score.findings == [
                QualityFinding(
                    rule: "derived", attribute: "arr",
                    message: "does not agree with mrr * 12: 25.0 is stored, 24.0 follows")
            ])
    }

    @Test func warningsThatFailCountOnceEach() throws {
        let findings = [
            QualityFinding(rule: "tokensBalance", message: "1"),
            QualityFinding(rule: "tokensBalance", message: "2"),
        ]
        let item: Item = ["_type": "Company", "mrr": 1, "arr": 12]
        let score = try Self.score(item, findings: findings)
        #expect(score.consistency == 2.0 / 3.0)
        #expect(score.findings == findings)
        #expect(try Self.score(item).consistency == 1)
        #expect(try Self.score(["_type": "Company"]).consistency == nil)
    }

    /// A cause is one finding, and yet nothing holds of an item that no warning could read.
    @Test func anItemThatCannotBeReadHoldsToNoWarning() throws {
        let findings = [QualityFinding(rule: QualityFinding.unreadable, message: "id is missing")]
        let item: Item = ["_type": "Company", "mrr": 1, "arr": 12]
        let score = try Self.score(item, findings: findings)
        #expect(score.consistency == 1.0 / 3.0)
        #expect(score.findings == findings)
    }

    /// A schema may ask for more than an item was written with, and no write would say so.
    @Test func whatTheSchemaForbidsIsFoundAndDoesNotHold() throws {
        var schema = Self.schema
        schema.unknownAttributes = .reject
        schema.models[0].attributes[1].shape.limits.maximum = 5
        schema.models[0].warnings = []
        let item: Item = [
            "_type": "Company", "PK": "C#a", "id": "a", "mrr": 6, "arr": 72, "zzz": 1,
        ]
        let found = QualityScorer(schema).score(of: item.view, secondsSince1970: Self.now)
        let score = try #require(found)
        // Of the two that are forbidden and the derivation, one holds.
        #expect(score.consistency == 1.0 / 3.0)
        #expect(
            score.findings == [
                QualityFinding(
                    rule: "max", attribute: "mrr", message: "6 is over the maximum, 5",
                    isForbidden: true),
                QualityFinding(
                    rule: "unknown", attribute: "zzz",
                    message: "the model declares no such attribute", isForbidden: true),
            ])
    }

    /// The model asks for ten days: full until then, and nothing left after twenty.
    @Test(arguments: [
        ("2025-11-06T00:00:00.000Z", 1.0), ("2025-10-27", 1.0), ("2025-10-22", 0.5),
        ("2025-10-17", 0.0), ("1999-01-01", 0.0), ("2030-01-01T00:00:00Z", 1.0),
        ("2025-10-22T02:00:00+02:00", 0.5), ("2025-10-21T22:00:00-02:00", 0.5),
        ("2025-10-22T00:00:00.000456", 0.5), ("yesterday", 0.0), ("", 0.0),
    ])
    func freshnessFallsInAStraightLine(seen: String, freshness: Double) throws {
        let score = try Self.score(["_type": "Company", "seen": .string(seen)])
        #expect(score.freshness == freshness)
        #expect(score.isStale == (freshness < 1))
    }

    @Test func freshnessReadsSecondsToo() throws {
        let item: Item = ["_type": "Company", "seen": .number(Number(Self.now - 15 * 86_400))]
        #expect(try Self.score(item).freshness == 0.5)
        #expect(try Self.score(["_type": "Company"]).freshness == 0)
    }

    @Test(
        arguments: [
            (1.0, 1.0, 1.0, 100.0), (0.5, 1.0, 1.0, 75.0), (1.0, 0.0, 1.0, 70.0),
            (1.0, 1.0, 0.0, 80.0), (0.0, 0.0, 0.0, 0.0), (0.5, nil, nil, 50.0),
            (1.0, nil, 0.0, 500.0 / 7), (nil, 0.5, nil, 50.0), (nil, nil, nil, 100.0),
        ] as [(Double?, Double?, Double?, Double)])
    func partsThatDoNotApplyAreLeftOut(
        completeness: Double?, consistency: Double?, freshness: Double?, total: Double
    ) {
        let score = QualityScore(
            model: "M", completeness: completeness, consistency: consistency,
            freshness: freshness)
        #expect(abs(score.total - total) < 1e-9)
    }

    @Test(
        arguments: [
            (["_type": "Company"], "Company"), (["_type": "Other", "PK": "C#1"], nil),
            (["PK": "C#1"], "Company"), (["PK": "C#"], nil), (["PK": "C#1#2"], nil),
            (["PK": "D#1"], nil), (["PK": 1], nil), ([:], nil),
        ] as [(Item, String?)])
    func theModelIsThatOfTheTypeOrElseOfTheKey(item: Item, model: String?) {
        let found = QualityScorer(Self.schema).model(of: item.view)
        #expect(found?.name == model)
        // A report and the write path ask the same question, and get one answer.
        let index = SchemaValidator(Self.schema).modelIndex(of: item.view)
        #expect(index.map { Self.schema.models[$0].name } == model)
    }

    /// What is hidden must not be told by the arithmetic around it.
    @Test func aFindingAboutASecretSaysNoNumbers() throws {
        var schema = Self.schema
        schema.models[0].attributes[1].isHidden = true
        let item: Item = ["_type": "Company", "mrr": 2, "arr": 25]
        let found = QualityScorer(schema).score(of: item.view, secondsSince1970: Self.now)
        let score = try #require(found)
        #expect(score.findings.map(\.message) == ["does not agree with mrr * 12"])
    }
}
