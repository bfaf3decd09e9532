import GranaryItems
import Testing

@testable import GranarySchema

/// A report must add up, and must not grow with the table.
struct QualityReportTests {
    private static func report(
        _ items: [Item], limit: Int = 100
    ) -> QualityReport {
        var report = QualityReport(
            QualityScorerTests.schema, secondsSince1970: QualityScorerTests.now,
            inconsistentItemLimit: limit)
        for item in items { report.add(item.view) }
        return report
    }

    @Test func nothingGivenIsAnEmptyReport() {
        let report = Self.report([])
        #expect(report.models.isEmpty)
        #expect(report.count == 0)
        #expect(report.mean == 100)
    }

    @Test func scoresAddUpByModel() throws {
        let good: Item = [
            "_type": "Company", "PK": "C#a", "id": "a", "mrr": 1, "arr": 12,
            "seen": "2025-11-06",
        ]
        let bad: Item = ["_type": "Company", "PK": "C#b", "mrr": 1, "arr": 13]
        let report = Self.report([good, bad, ["_type": "Ghost"], [:]])
        let model = try #require(report.models["Company"])
        #expect(report.unknownCount == 2)
        #expect(report.unknownItems == [[:], [:]])
        // A key whose part is missing is not what the key is made of.
        #expect(model.invalidCount == 1)
        #expect(report.count == 2)
        #expect(model.count == 2)
        #expect(model.minimum == 30)
        #expect(model.mean == 65)
        #expect(report.mean == 65)
        #expect(model.histogram == [0, 0, 0, 1, 0, 0, 0, 0, 0, 1])
        #expect(model.missing == ["id": 1])
        #expect(model.failures == ["PK key": 1, "arr": 1])
        #expect(model.staleCount == 1)
        #expect(model.inconsistentCount == 1)
        let item = try #require(report.inconsistentItems.first)
        #expect(report.inconsistentItems.count == 1)
        #expect(item.key == ["PK": "C#b"])
        #expect(item.score == 30)
        #expect(item.findings.map(\.rule) == ["key", "derived"])
    }

    @Test func theWorstItemsAreKept() {
        let items = (0..<10).map { number -> Item in
            var item: Item = [
                "_type": "Company", "PK": .string("C#\(number)"), "mrr": 1, "arr": 99,
                "seen": "2025-11-06",
            ]
            if number.isMultiple(of: 2) { item["id"] = "x" }
            return item
        }
        let report = Self.report(items, limit: 3)
        #expect(report.models["Company"]?.inconsistentCount == 10)
        #expect(report.inconsistentItems.map { $0.key["PK"] } == ["C#1", "C#3", "C#5"])
        #expect(Self.report(items, limit: 0).inconsistentItems.isEmpty)
        #expect(Self.report(items, limit: -1).inconsistentItems.isEmpty)
    }

    @Test func whatIsMissingMostComesFirst() throws {
        let report = Self.report([
            ["_type": "Company", "id": "a"], ["_type": "Company", "id": "a", "mrr": 1],
            ["_type": "Company"],
        ])
        let model = try #require(report.models["Company"])
        #expect(model.mostOftenMissing().map(\.attribute) == ["arr", "mrr", "id"])
        #expect(model.mostOftenMissing(limit: 2).map(\.count) == [3, 2])
        #expect(model.mostOftenMissing(limit: -1).isEmpty)
    }

    /// What is stored is counted by what it breaks, and no list of it grows with the table.
    @Test func whatTheSchemaForbidsIsCounted() throws {
        var schema = QualityScorerTests.schema
        schema.unknownAttributes = .reject
        schema.models[0].attributes.append(
            ModelAttribute(
                "tags", ValueShape(.list(ValueShape(.int, limits: ValueLimits(maximum: 3))))))
        var report = QualityReport(
            schema, secondsSince1970: QualityScorerTests.now, inconsistentItemLimit: 2)
        for number in 0..<5 {
            let item: Item = [
                "_type": "Company", "PK": .string("C#\(number)"), "id": .string("\(number)"),
                "tags": .list([5, 1, 6]), "more\(number)": 1,
            ]
            report.add(item.view)
            report.add((["_type": "Ghost", "PK": .string("G#\(number)"), "a": 1] as Item).view)
        }
        let model = try #require(report.models["Company"])
        #expect(model.failures == ["tags[] max": 10, "unknown": 5])
        #expect(model.invalidCount == 5)
        #expect(model.inconsistentCount == 5)
        #expect(model.mean < 100)
        #expect(report.inconsistentItems.map { $0.key["PK"] } == ["C#0", "C#1"])
        #expect(report.unknownCount == 5)
        #expect(report.unknownItems == [["PK": "G#0"], ["PK": "G#1"]])
    }

    private struct Refused: Error, Equatable {}

    @Test func warningsAreRunForModelsThatHaveThem() throws {
        var report = QualityReport(
            QualityScorerTests.schema, secondsSince1970: QualityScorerTests.now)
        let item: Item = ["_type": "Company", "PK": "C#1", "seen": "2025-11-06"]
        report.add(item.view) { model, item in
            #expect(model.name == "Company")
            #expect(item.count == 3)
            return [QualityFinding(rule: "datesInOrder", message: "ends first")]
        }
        #expect(report.models["Company"]?.failures == ["PK key": 1, "datesInOrder": 1])
        #expect(report.inconsistentItems.map(\.key) == [["PK": "C#1"]])
        #expect(throws: Refused()) {
            try report.add(item.view) { _, _ throws(Refused) in throw Refused() }
        }
    }
}
