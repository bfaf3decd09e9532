import Testing

@testable import GranaryItems

/// Typed models go through these conversions: a value must come back as it went in, or not at all.
@Suite("Number conversions")
struct NumberConversionTests {
    @Test(
        "Integers come back",
        arguments: [0, 1, -1, 9, 10, 99, 100, -100, 1_000_000, .max, .min, .max - 7, .min + 8]
    )
    func integersComeBack(value: Int) throws {
        #expect(Number(value).int == value)
        #expect(Number(value).description == String(value))
        #expect(try Number(String(value)) == Number(value))
        #expect(EncodedValue(.number(Number(value))).view.int() == value)
    }

    /// One past what an `Int` holds, on both sides, and fractions.
    @Test(
        "Other numbers are no integers",
        arguments: ["9223372036854775808", "-9223372036854775809", "1.5", "1E19", "1E125", "0.01"]
    )
    func otherNumbersAreNoIntegers(text: String) throws {
        let number = try Number(text)
        #expect(number.int == nil)
        #expect(EncodedValue(.number(number)).view.int() == nil)
    }

    @Test("Takes every width of integer")
    func takesEveryWidth() throws {
        #expect(Number(UInt64.max).description == "18446744073709551615")
        #expect(Number(Int8.min).description == "-128")
        let limit = Number.powerOfTen(38)
        #expect(Number(exactly: limit - 1)?.description == String(repeating: "9", count: 38))
        #expect(Number(exactly: limit) == (try Number("1E38")))
        #expect(Number(exactly: limit + 1) == nil)
        #expect(Number(exactly: Int128.min) == nil)
    }

    @Test(
        "Doubles come back",
        arguments: [
            0, 1, -1, 0.1, -0.25, 1.0 / 3, .pi, 123456.789, 1e22, 1e23, 9007199254740994, 1e125,
            -9.99e125, 1e-130, 4.35, 0.000001, 5e-7,
        ]
    )
    func doublesComeBack(value: Double) throws {
        let number = try #require(Number(value))
        #expect(number.double == value)
        #expect(EncodedValue(.number(number)).view.double() == value)
    }

    @Test("Random doubles come back")
    func randomDoublesComeBack() throws {
        var random = SplitMix64(seed: 11)
        for _ in 0..<2_000 {
            let value = Double.random(in: -1e9...1e9, using: &random)
            let number = try #require(Number(value))
            #expect(number.double == value, "seed 11")
        }
    }

    @Test(
        "Other doubles are no numbers",
        arguments: [.nan, .infinity, -.infinity, 1e126, -1e126, 1e-131, .leastNonzeroMagnitude]
            as [Double])
    func otherDoublesAreNoNumbers(value: Double) {
        #expect(Number(value) == nil)
    }

    @Test("Negative zero is zero")
    func negativeZero() {
        #expect(Number(-0.0) == .zero)
        #expect(Number.zero.negated == .zero)
    }
}
