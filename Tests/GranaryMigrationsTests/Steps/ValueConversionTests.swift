import GranaryItems
import GranarySchema
import Testing

@testable import GranaryMigrations

/// A conversion gives the value that is meant, refuses what it cannot convert, and its inverse gives
/// back what was there, unless it says that something is lost.
@Suite("Conversions")
struct ValueConversionTests {
    static let examples: [(ValueConversion, AttributeValue, AttributeValue)] = [
        (.stringToNumber, " 12.50 ", 12.5), (.stringToNumber, "-0", 0),
        (.numberToString, 1_500, "1500"), (.numberToString, 0.1, "0.1"),
        (.stringToBoolean, "YES", true), (.stringToBoolean, "0", false),
        (.booleanToString, true, "true"), (.numberToBoolean, 1, true),
        (.booleanToNumber, false, 0),
        (.date(.day), "2025-11-06T23:30:00.5Z", "2025-11-06"),
        (.date(.millisecond), "2025-11-06", "2025-11-06T00:00:00.000Z"),
        (.date(.second), "2025-11-06T09:30:00+02:00", "2025-11-06T07:30:00Z"),
        (.date(.second), "2025-11-06 09:30:00", "2025-11-06T09:30:00Z"),
        (.dateToSeconds, "1970-01-02T00:00:01.9Z", 86_401),
        (.dateToSeconds, "1969-12-31T23:59:59.5Z", -1),
        (.secondsToDate(.second), 86_401, "1970-01-02T00:00:01Z"),
        (.map(["a": "b"]), "a", "b"), (.multiply(100), 12.34, 1_234),
        (.divide(4), 1, 0.25), (.split(","), "a, b,c", ["a", "b", "c"]),
        (.split(","), "", []), (.join(";"), ["a", "b"], "a;b"), (.toList, 5, [5]),
        (.listToValue, ["x"], "x"), (.listToSet, ["b", "a", "b"], .stringSet(["a", "b"])),
        (.setToList, .numberSet([2, 1]), [1, 2]), (.trim, " a\n", "a"),
        (.lowercase, "ÄB", "äb"), (.uppercase, "ß", "SS"),
    ]

    @Test("Values are converted", arguments: examples)
    func converts(_ conversion: ValueConversion, _ old: AttributeValue, _ new: AttributeValue) {
        #expect(conversion.convert(old) == new)
    }

    @Test(
        "What cannot be converted is refused",
        arguments: [
            (.stringToNumber, "12a"), (.stringToNumber, true), (.stringToBoolean, "maybe"),
            (.numberToBoolean, 2), (.date(.day), "06.11.2025"), (.date(.day), "2025-02-30"),
            (.dateToSeconds, 5), (.secondsToDate(.day), "x"), (.map(["a": "b"]), "c"),
            (.multiply(10), "x"), (.divide(3), "x"), (.join(","), ["a,b"]), (.join(","), [1]),
            (.listToValue, [1, 2]), (.listToSet, []), (.listToSet, [1, "a"]), (.setToList, "a"),
            (.trim, 5),
        ] as [(ValueConversion, AttributeValue)])
    func refuses(_ conversion: ValueConversion, _ value: AttributeValue) {
        #expect(conversion.convert(value) == nil)
    }

    @Test("A product is exact to 38 digits, and out of range is refused")
    func numbers() throws {
        let long = try Number("12345678901234567890123456789012345.67")
        #expect(
            ValueConversion.multiply(100).convert(.number(long))
                == .number(try Number("1234567890123456789012345678901234567")))
        #expect(
            ValueConversion.multiply(try Number("1e100")).convert(.number(try Number("1e100")))
                == nil)
    }

    @Test("What is undone is what was there", arguments: examples)
    func inverse(
        _ conversion: ValueConversion, _ old: AttributeValue, _ new: AttributeValue
    ) throws {
        let type: ValueType =
            switch conversion {
            case .date(.day), .dateToSeconds: .date(.millisecond)
            case .date: .date(.day)
            default: .string
            }
        guard conversion.loss == nil, let inverse = conversion.inverse(of: type),
            let back = inverse.convert(new)
        else { return }
        // Texts of numbers and dates may be written in another way: they mean the same.
        #expect(conversion.convert(back) == new)
    }

    @Test("What is converted stays as it is", arguments: examples)
    func done(_ conversion: ValueConversion, _ old: AttributeValue, _ new: AttributeValue) {
        switch conversion {
        case .date, .multiply, .divide, .trim, .lowercase, .uppercase: return
        case .join, .split, .toList, .listToValue, .listToSet, .setToList: break
        default: #expect(!conversion.isDone(old))
        }
        #expect(conversion.isDone(new))
    }
}
