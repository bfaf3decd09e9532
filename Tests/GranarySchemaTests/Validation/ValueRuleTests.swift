import GranaryItems
import GranarySchema
import Testing

/// What a value may be, with each rule just kept and just broken.
@Suite("Rules for values")
struct ValueRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let shape: ValueShape
        let right: [AttributeValue]
        let wrong: [(AttributeValue, String)]

        init(
            _ type: ValueType, _ limits: ValueLimits = ValueLimits(), right: [AttributeValue],
            wrong: [(AttributeValue, String)]
        ) {
            shape = ValueShape(type, limits: limits)
            self.right = right
            self.wrong = wrong
        }

        var testDescription: String { "\(shape.type)" }
    }

    static let types: [Case] = [
        Case(
            .string, right: ["", "x"],
            wrong: [(1, "1 is not a string"), (.null, "NULL is not a string")]),
        Case(
            .enumeration(["seed", "growth"]), right: ["seed", "growth"],
            wrong: [
                ("exit", "\"exit\" is none of seed, growth"),
                ("", "\"\" is none of seed, growth"), ("Seed", "\"Seed\" is none of seed, growth"),
                (true, "true is not a string"),
            ]),
        Case(
            .int, right: [0, -5, .number(Number(Int.max)), .number(Number(Int.min))],
            wrong: [
                (1.5, "1.5 is not a whole number of 64 bits"),
                ("1", "\"1\" is not a whole number of 64 bits"),
                (
                    .number(Number(UInt64(Int.max) + 1)),
                    "9223372036854775808 is not a whole number of 64 bits"
                ),
            ]),
        Case(.number, right: [1.5, -3], wrong: [("1.5", "\"1.5\" is not a number")]),
        Case(.decimal, right: [1.5, -3], wrong: [(false, "false is not a number")]),
        Case(.boolean, right: [true, false], wrong: [("true", "\"true\" is not true or false")]),
        Case(
            .binary, ValueLimits(minimumLength: 1, maximumLength: 2),
            right: [.binary([1]), .binary([1, 2])],
            wrong: [
                (.binary([]), "a binary of 0 bytes is shorter than the minimum length, 1"),
                (.binary([1, 2, 3]), "a binary of 3 bytes is longer than the maximum length, 2"),
                ("x", "\"x\" is not a binary"),
            ]),
        Case(
            .document, right: [[:], ["any": [1, "x"]]],
            wrong: [([1], "a list of 1 is not a map")]),
        Case(
            .list(ValueShape(.string)), right: [[], ["a", "b"]],
            wrong: [("a", "\"a\" is not a list")]),
        Case(
            .set(ValueShape(.string)), right: [.stringSet(["a"])],
            wrong: [
                (["a"], "a list of 1 is not a set of strings"),
                (.numberSet([1]), "a set of 1 numbers is not a set of strings"),
            ]),
        Case(
            .set(ValueShape(.int)), right: [.numberSet([1, 2])],
            wrong: [(.stringSet(["1"]), "a set of 1 strings is not a set of numbers")]),
        Case(
            .set(ValueShape(.binary)), right: [.binarySet([[1]])],
            wrong: [(.numberSet([1]), "a set of 1 numbers is not a set of binaries")]),
    ]

    static let limits: [Case] = [
        Case(
            .string, ValueLimits(format: .uuid), right: ["0188d6f2-7f2a-7c3e-8b6e-0123456789ab"],
            wrong: [
                (
                    "0188D6F2-7F2A-7C3E-8B6E-0123456789AB",
                    "\"0188D6F2-7F2A-7C3E-8B6E-0123456789AB\" is not of the format uuid, which is "
                        + "written in small letters"
                ), ("1", "\"1\" is not of the format uuid"),
            ]),
        Case(
            .string, ValueLimits(format: .ulid), right: ["01ARZ3NDEKTSV4RRFFQ69G5FAV"],
            wrong: [
                (
                    "01arz3ndektsv4rrffq69g5fav",
                    "\"01arz3ndektsv4rrffq69g5fav\" is not of the format ulid, which is written in "
                        + "capitals"
                )
            ]),
        Case(
            .number, ValueLimits(minimum: 0, maximum: 100), right: [0, 100, 99.99, 0.01],
            wrong: [
                (-1, "-1 is under the minimum, 0"), (101, "101 is over the maximum, 100"),
                (100.001, "100.001 is over the maximum, 100"),
                (-0.001, "-0.001 is under the minimum, 0"),
            ]),
        Case(
            .int, ValueLimits(minimum: 1, maximum: 5), right: [1, 5],
            wrong: [(0, "0 is under the minimum, 1"), (6, "6 is over the maximum, 5")]),
        Case(
            .number, ValueLimits(maximum: Number(0.5)), right: [0.5, -1_000, 0],
            wrong: [(0.51, "0.51 is over the maximum, 0.5"), (1, "1 is over the maximum, 0.5")]),
        Case(
            .string, ValueLimits(minimumLength: 2, maximumLength: 3),
            right: ["ab", "abc", "äöü", "😀😀😀"],
            wrong: [
                ("a", "\"a\" is shorter than the minimum length, 2"),
                ("😀", "\"😀\" is shorter than the minimum length, 2"),
                ("abcd", "\"abcd\" is longer than the maximum length, 3"),
                ("", "\"\" is shorter than the minimum length, 2"),
            ]),
        Case(
            .string, ValueLimits(pattern: "[a-z]+"), right: ["a", "abc"],
            wrong: [("aB", "\"aB\" does not match the pattern [a-z]+")]),
        Case(
            .string, ValueLimits(pattern: "("), right: [],
            wrong: [("a", "\"a\" does not match the pattern (")]),
        Case(
            .string, ValueLimits(format: .country), right: ["DE"],
            wrong: [("XX", "\"XX\" is not of the format country")]),
        Case(
            .list(ValueShape(.int, limits: ValueLimits(minimum: 1, maximum: 17))),
            ValueLimits(minimumCount: 1, maximumCount: 2), right: [[1], [1, 17]],
            wrong: [
                ([], "a list of 0 has fewer than the minimum of elements, 1"),
                ([1, 2, 3], "a list of 3 has more than the maximum of elements, 2"),
            ]),
        Case(
            .timeToLive, right: [1, 1_762_421_400, 99_999_999_999],
            wrong: [
                (0, "0 is not a time in seconds since 1970: it must be above 0"),
                (-1, "-1 is not a time in seconds since 1970: it must be above 0"),
                (1.5, "1.5 is not a time in seconds since 1970: it must be whole"),
                (
                    100_000_000_000,
                    "100000000000 is not a time in seconds since 1970: it looks like milliseconds"
                ),
                (
                    "2025-11-06T09:30:00Z",
                    "\"2025-11-06T09:30:00Z\" is not a time in seconds since 1970: "
                        + "it must be a number"
                ),
            ]),
    ]

    @Test("Values are of their type, and within their limits", arguments: types + limits)
    func values(example: Case) {
        let model = SampleSchema.thing(ModelAttribute("value", example.shape))
        let validator = SchemaValidator(SampleSchema.of(model))
        for value in example.right {
            #expect(validator.lines(SampleSchema.item(("value", value))) == [], "\(value)")
        }
        for (value, reason) in example.wrong {
            #expect(
                validator.lines(SampleSchema.item(("value", value))) == ["Thing.value: \(reason)"])
        }
    }

    @Test(
        "A date exists, and is written in its precision",
        arguments: [
            (
                .millisecond, ["2025-11-06T09:30:00.000Z", "2024-02-29T23:59:59.999Z"],
                [
                    "2025-11-06T09:30:00Z", "2025-11-06", "2025-11-06T09:30:00.000", "",
                    "2025-11-06 09:30:00.000Z", "2025-02-29T00:00:00.000Z",
                    "2025-11-06T24:00:00.000Z", "2025-11-06T09:60:00.000Z",
                    "2025-11-06T09:30:60.000Z", "2025-11-06T09:30:00.00aZ",
                ]
            ),
            (
                .second, ["2025-11-06T09:30:00Z"],
                ["2025-11-06T09:30:00.000Z", "2025-11-06T09:30:0xZ", "2025-13-06T09:30:00Z"]
            ),
            (
                .day, ["2025-11-06", "2000-02-29", "0000-01-01", "2025-12-31"],
                [
                    "2025-11-6", "1900-02-29", "2025-00-01", "2025-01-00", "2025-04-31",
                    "2025/11/06", "20251106xx", "२०२५-११-०६",
                ]
            ),
        ] as [(DatePrecision, [String], [String])])
    func dates(precision: DatePrecision, right: [String], wrong: [String]) {
        let model = SampleSchema.thing(ModelAttribute("value", ValueShape(.date(precision))))
        let validator = SchemaValidator(SampleSchema.of(model))
        for text in right {
            #expect(validator.lines(SampleSchema.item(("value", .string(text)))) == [], "\(text)")
        }
        for text in wrong {
            let found = validator.violations(
                in: SampleSchema.item(("value", .string(text))).view)
            #expect(found.map(\.rule) == [.format], "\(text)")
        }
    }
}
