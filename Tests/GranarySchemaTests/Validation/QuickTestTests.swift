import GranaryItems
import Testing

@testable import GranarySchema

/// A quick yes to a value that breaks a rule would let it into the store: every yes is checked against
/// the rules themselves.
@Suite("Quick tests of values")
struct QuickTestTests {
    static let shapes: [ValueShape] = [
        ValueShape(.string), ValueShape(.string, limits: limits { $0.minimumLength = 2 }),
        ValueShape(.string, limits: limits { $0.maximumLength = 3 }),
        ValueShape(.string, limits: limits { ($0.minimumLength, $0.maximumLength) = (1, 1) }),
        ValueShape(.string, limits: limits { $0.minimumLength = .max }),
        ValueShape(.string, limits: limits { $0.pattern = "a+" }),
        ValueShape(.int), ValueShape(.int, limits: limits { $0.minimum = 0 }),
        ValueShape(.int, limits: limits { ($0.minimum, $0.maximum) = (-1, 5) }),
        ValueShape(.number, limits: limits { $0.maximum = Number(2) }),
        ValueShape(.number, limits: limits { $0.minimum = try? Number("0.5") }),
        ValueShape(.boolean), ValueShape(.date(.day)), ValueShape(.date(.millisecond)),
        ValueShape(.enumeration(["a", "b"])), ValueShape(.binary), ValueShape(.document),
    ]

    static let values: [AttributeValue] = [
        "", "a", "aa", "ab", "日", "日本", "日本語", "日本語で", "2025-11-06", "2025-02-30",
        "2025-11-06T09:30:00.000Z", 0, -1, 1, 2, 3, 5, 6, -2, 1.5, 0.5, true, .null,
        .number(Number(Int.max)), .number(Number(Int.min)), .binary([]), .binary([1, 2, 3, 4]),
        .map([:]), .list([]), .stringSet(["a"]),
    ]

    @Test(arguments: shapes)
    func yesMeansYes(shape: ValueShape) {
        let compiled = CompiledShape(shape, unknown: .reject)
        let quick = QuickTest(compiled)
        for value in Self.values where quick.passes(EncodedValue(value).view) {
            var (positions, found) = (AttributePositions(), [SchemaViolation]())
            compiled.check(EncodedValue(value).view, &positions, &found)
            #expect(found.isEmpty, "\(value)")
        }
    }

    /// A quick test that never says yes would be none.
    @Test func mostValuesPass() {
        func passes(_ shape: ValueShape, _ value: AttributeValue) -> Bool {
            QuickTest(CompiledShape(shape, unknown: .reject)).passes(EncodedValue(value).view)
        }
        #expect(passes(ValueShape(.string), "text"))
        #expect(passes(ValueShape(.string, limits: Self.limits { $0.maximumLength = 3 }), "abc"))
        #expect(passes(ValueShape(.int, limits: Self.limits { $0.maximum = 5 }), 5))
        #expect(passes(ValueShape(.number), 5))
        #expect(passes(ValueShape(.boolean), true))
        #expect(passes(ValueShape(.date(.day)), "2025-11-06"))
    }

    private static func limits(_ change: (inout ValueLimits) -> Void) -> ValueLimits {
        var limits = ValueLimits()
        change(&limits)
        return limits
    }
}
