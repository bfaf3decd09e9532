import Testing

@testable import GranaryItems

/// Counters and balances are added up in the store: a sum is exact, or an error, never rounded.
@Suite("Number arithmetic")
struct NumberArithmeticTests {
    @Test(
        "Adds exactly",
        arguments: [
            ("0", "0", "0"), ("1", "0", "1"), ("0", "-1", "-1"), ("1", "-1", "0"),
            ("0.1", "0.2", "0.3"), ("0.3", "-0.1", "0.2"), ("99", "1", "100"),
            ("10000000000000000000000", "1", "10000000000000000000001"),
            (
                "100000000000000000000.00000001", "-1", "99999999999999999999.00000001"
            ),
            // One digit more than fits, until the difference is taken.
            (
                "100000000000000000000000000000000000000", "-1",
                "99999999999999999999999999999999999999"
            ),
            ("1E125", "-1E125", "0"),
            ("99999999999999999999999999999999999999", "1", "1E38"),
        ]
    )
    func addsExactly(left: String, right: String, sum: String) throws {
        let (left, right) = (try Number(left), try Number(right))
        #expect(try left.adding(right) == (try Number(sum)))
        #expect(try right.adding(left) == (try Number(sum)))
        #expect(try left.subtracting(right.negated) == (try Number(sum)))
    }

    /// DynamoDB answers "overflow" where precision is lacking too.
    @Test(
        "Refuses what does not fit",
        arguments: [
            ("9E125", "9E125", NumberError.overflow), ("-9E125", "-9E125", .overflow),
            ("9.9999999999999999999999999999999999999E125", "1E88", .overflow),
            ("1E50", "1", .overflow), ("1E50", "-1", .overflow), ("1E125", "1E-130", .overflow),
            ("4E38", "1", .overflow), ("1E38", "1", .overflow), ("2E38", "-1", .overflow),
            ("1.1E-130", "-1E-130", .underflow),
        ] as [(String, String, NumberError)]
    )
    func refusesWhatDoesNotFit(left: String, right: String, error: NumberError) throws {
        let (left, right) = (try Number(left), try Number(right))
        #expect(throws: error) { try left.adding(right) }
        #expect(throws: error) { try right.adding(left) }
    }

    /// Every pair of a sample of the edge numbers, against arithmetic on digits.
    @Test("Agrees with addition digit by digit", arguments: 0..<4)
    func agreesWithDigits(phase: Int) {
        let numbers = EdgeNumbers.ascending.enumerated().filter { $0.offset % 3 == 0 }.map(
            \.element)
        for left in stride(from: phase, to: numbers.count, by: 4).map({ numbers[$0] }) {
            for right in numbers { check(left, right) }
        }
    }

    @Test("Agrees with addition digit by digit, for random numbers")
    func agreesForRandomNumbers() {
        var values = RandomValues(seed: 5)
        for _ in 0..<1_500 { check(values.number(), values.number()) }
    }

    private func check(_ left: Number, _ right: Number) {
        let expected = DecimalGrid(left) + DecimalGrid(right)
        let fits =
            expected.digitCount <= 38 && expected.magnitude <= 125 && expected.magnitude >= -130
        do {
            let sum = try left.adding(right)
            if DecimalGrid(sum) != expected { Issue.record("\(left) + \(right) = \(sum)") }
        } catch {
            if fits { Issue.record("\(left) + \(right) failed with \(error)") }
        }
    }
}
