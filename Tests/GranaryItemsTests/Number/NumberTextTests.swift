import Testing

@testable import GranaryItems

/// The grammar is DynamoDB's, so that whatever it takes is taken and stored as the same value.
@Suite("Number text")
struct NumberTextTests {
    /// What DynamoDB takes, and how it gives it back.
    @Test(
        "Reads and prints",
        arguments: [
            ("0", "0"), ("-0", "0"), ("+0", "0"), ("0.000", "0"), ("0e1000", "0"),
            ("0e-1000000000000000000000", "0"), ("1", "1"), ("1.0", "1"), ("1E0", "1"),
            ("+1", "1"), ("+1.5", "1.5"), ("-7", "-7"), ("00042", "42"), ("0001.23", "1.23"),
            (".5", "0.5"), ("5.", "5"), ("-.5", "-0.5"), ("-7.1234", "-7.1234"),
            ("-17e5", "-1700000"), ("1e+5", "100000"), ("1E-5", "0.00001"), ("1.5E2", "150"),
            ("100", "100"), ("100e-2", "1"), ("0.0010", "0.001"), ("12.3400", "12.34"),
            ("1234567890.0987654321", "1234567890.0987654321"),
            ("18446744073709551616", "18446744073709551616"),
            ("10000000000000000001", "10000000000000000001"),
            (
                "99999999999999999999999999999999999999",
                "99999999999999999999999999999999999999"
            ),
            (
                "0.99999999999999999999999999999999999999",
                "0.99999999999999999999999999999999999999"
            ),
            ("1E125", "1" + String(repeating: "0", count: 125)),
            ("1E-130", "0." + String(repeating: "0", count: 129) + "1"),
            ("0.1E126", "1" + String(repeating: "0", count: 125)),
            ("100000000000000000000000000000000000000000E-41", "1"),
        ]
    )
    func readsAndPrints(text: String, printed: String) throws {
        #expect(try Number(text).description == printed)
        #expect(try Number(printed) == Number(text))
    }

    /// What DynamoDB refuses, with its text.
    @Test(
        "Refuses what is no number",
        arguments: [
            "", " ", " 1", "1 ", "dog", "-dog", "NaN", "Infinity", "-Infinity", "inf", ".", "-",
            "+",
            "+-1", "--1", "1e", "1e+", "e5", ".e5", "1.2.3", "1+2", "1,5", "0x10", "1_000", "١",
            "1\0",
        ]
    )
    func refusesWhatIsNoNumber(text: String) {
        let error = #expect(throws: NumberError.notANumber(text)) { try Number(text) }
        let suffix = text.isEmpty ? "" : ": \(text)"
        #expect(
            error?.description == "The parameter cannot be converted to a numeric value" + suffix)
    }

    /// One inside and one outside each limit.
    @Test(
        "Refuses what does not fit",
        arguments: [
            ("123456789012345678901234567890123456789", NumberError.tooManyDigits),
            ("-1.23456789012345678901234567890123456789", .tooManyDigits),
            ("1000000000000000000000000000000000000.01", .tooManyDigits),
            ("1E126", .overflow), ("-1E126", .overflow), ("11E125", .overflow),
            ("0.1E127", .overflow), ("1e400000000000000000000000000000", .overflow),
            ("1E-131", .underflow), ("-1E-131", .underflow), ("0.9E-130", .underflow),
            ("1e-400000000000000000000000000000", .underflow),
        ] as [(String, NumberError)]
    )
    func refusesWhatDoesNotFit(text: String, error: NumberError) {
        #expect(throws: error) { try Number(text) }
    }

    /// A long text must cost time in proportion to its length, and its zeros are no digits.
    @Test("Reads a long text")
    func readsLongText() throws {
        let zeros = String(repeating: "0", count: 200_000)
        #expect(try Number(zeros + "1." + zeros) == 1)
        #expect(try Number("1" + zeros + "E-200000") == 1)
        #expect(try Number("0." + zeros + "1E200001") == 1)
        #expect(throws: NumberError.overflow) { try Number("1" + zeros) }
        #expect(throws: NumberError.tooManyDigits) { try Number("1." + zeros + "1") }
    }

    /// The texts are DynamoDB's, which clients match on.
    @Test("Describes errors in DynamoDB's words")
    func describesErrors() {
        let supported = "Attempting to store a number with magnitude"
        #expect(
            NumberError.tooManyDigits.description
                == "Attempting to store more than 38 significant digits in a Number")
        #expect(
            NumberError.overflow.description
                == "Number overflow. \(supported) larger than supported range")
        #expect(
            NumberError.underflow.description
                == "Number underflow. \(supported) smaller than supported range")
    }
}
