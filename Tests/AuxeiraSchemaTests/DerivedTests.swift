internal import AuxeiraSchema
internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Figures that follow from others agree with them.
@Suite struct DerivedTests {
    /// Figures, what follows from them, and the nearest number that does not.
    static let figures: [(inputs: AttributeMap, name: String, right: Number, wrong: Number)] = [
        (["mrr": 1_000], "arr", 12_000, 12_200),
        (["cash_balance": 90_000, "monthly_burn_rate": 10_000], "runway_months", 9, 10),
        (["ltv": 900, "cac": 300], "ltv_cac_ratio", 3, 4),
        (
            ["cac": 300, "total_customers": 10, "mrr": 1_000, "gross_margin": 50], "payback_period",
            6, 7
        ),
    ]

    private let platform: Platform

    init() throws { platform = try Platform.auxeira.get() }

    private static func item(_ inputs: AttributeMap, _ name: String, _ value: Number) -> Item {
        var attributes: AttributeMap = [
            "_type": "StartupProfile", "PK": "STARTUP#s1", "SK": "PROFILE", "startup_id": "s1",
            "company_name": "Acme",
        ]
        for (name, value) in inputs { attributes[name] = value }
        attributes[name] = .number(value)
        return Item(attributes)
    }

    private func score(_ item: Item) -> QualityScore? {
        QualityScorer(platform.schema).score(of: item.view, secondsSince1970: 0)
    }

    /// A write of a figure that does not follow is refused.
    @Test func disagreementIsRefused() throws {
        try platform.withStore { store in
            let table = try store.table("auxeira")
            for (inputs, name, right, wrong) in Self.figures {
                try table.put(Self.item(inputs, name, right))
                let found = try violations { try table.put(Self.item(inputs, name, wrong)) }
                #expect(found?.map(\.attribute) == [name])
                #expect(found?.map(\.rule) == [.derived])
                #expect(found?.map(\.value) == [.number(wrong)])
            }
        }
    }

    /// What is stored already and does not follow is a finding of its quality.
    @Test(arguments: 0..<figures.count)
    func disagreementLowersQuality(_ row: Int) throws {
        let (inputs, name, right, wrong) = Self.figures[row]
        let sound = try #require(score(Self.item(inputs, name, right)))
        #expect(sound.findings.isEmpty)
        #expect(sound.consistency == 1)
        let unsound = try #require(score(Self.item(inputs, name, wrong)))
        #expect(unsound.findings.map(\.rule) == ["derived"])
        #expect(unsound.findings.map(\.attribute) == [name])
        #expect(unsound.consistency == 0)
        #expect(unsound.total < sound.total)
    }

    /// A figure that is not given is computed when it is written.
    @Test func absentFiguresAreComputed() throws {
        try platform.withStore { store in
            let stored = try store.put(
                StartupMetrics(
                    startupID: "s1", asOf: Day(.now), mrr: 1_000, cashBalance: 90_000,
                    monthlyBurnRate: 10_000, cac: 300, ltv: 900))
            #expect(stored.arr == 12_000)
            #expect(stored.runwayMonths == 9)
            #expect(stored.ltvCacRatio == 3)
            #expect(stored.paybackPeriod == nil)
            #expect(try store.get(stored.key) == stored)
        }
    }
}
