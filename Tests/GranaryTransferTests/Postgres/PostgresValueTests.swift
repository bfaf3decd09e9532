import Testing

@testable import GranaryTransfer

/// PostgreSQL's text forms become what the schema declares, or an error that says what is wrong.
@Suite struct PostgresValueTests {
    private static func value(_ text: String, _ type: ValueType) -> String {
        do throws(RecordProblem) {
            let value = try PostgresValue.value(of: text, as: ValueShape(type))
            return value?.dynamoDBJSON ?? "none"
        } catch {
            return error.reasons.joined(separator: "; ")
        }
    }

    @Test(
        arguments: [
            ("2025-11-06 09:30:00.123456+00", "2025-11-06T09:30:00.123Z"),
            ("2025-11-06 09:30:00+00", "2025-11-06T09:30:00.000Z"),
            ("2025-11-06 09:30:00.5-03:30", "2025-11-06T13:00:00.500Z"),
            ("2025-01-01 00:30:00+05:30", "2024-12-31T19:00:00.000Z"),
            ("2025-11-06 09:30:00", "2025-11-06T09:30:00.000Z"),
            ("2025-11-06T09:30:00Z", "2025-11-06T09:30:00.000Z"),
            ("1969-12-31 23:59:59.999+00", "1969-12-31T23:59:59.999Z"),
            ("0001-01-01", "0001-01-01T00:00:00.000Z"), ("2024-02-29", "2024-02-29T00:00:00.000Z"),
            ("9999-12-31 23:59:59+00", "9999-12-31T23:59:59.000Z"),
        ])
    func times(text: String, expected: String) {
        #expect(Self.value(text, .date(.millisecond)) == "{\"S\":\"\(expected)\"}")
        #expect(
            Self.value(text, .date(.day)) == "{\"S\":\"\(expected.prefix(10))\"}")
    }

    @Test(
        arguments: [
            "infinity", "-infinity", "2025-02-29", "2025-13-01", "10000-01-01 00:00:00+00",
            "0044-03-15 00:00:00+00 BC", "2025-11-06 24:00:00", "2025-11-06 09:30", "", "now",
        ])
    func noTimes(text: String) {
        #expect(
            Self.value(text, .date(.millisecond)).hasSuffix(
                "is no date between the years 1 and 9999"))
    }

    @Test(
        arguments: [
            ("t", ValueType.boolean, "{\"BOOL\":true}"), ("false", .boolean, "{\"BOOL\":false}"),
            ("yes", .boolean, "'yes' is neither t nor f"),
            ("1.50", .number, "{\"N\":\"1.5\"}"),
            ("-12345678901234567890", .int, "{\"N\":\"-12345678901234567890\"}"),
            ("1e+20", .number, "{\"N\":\"100000000000000000000\"}"),
            ("NaN", .number, "'NaN' is no number that can be stored"),
            ("\\x00fF", .binary, "{\"B\":\"AP8=\"}"),
            ("\\x0", .binary, "is no bytea in hexadecimal form"),
            ("1762421400", .timeToLive, "{\"N\":\"1762421400\"}"),
            ("2025-11-06 09:30:00+00", .timeToLive, "{\"N\":\"1762421400\"}"),
            (
                "{a,\"b c\",\"d\\\"e\",NULL,\"NULL\",\"\"}", .list(ValueShape(.string)),
                "{\"L\":[{\"S\":\"a\"},{\"S\":\"b c\"},{\"S\":\"d\\\"e\"},{\"NULL\":true},{\"S\":\"NULL\"},{\"S\":\"\"}]}"
            ),
            ("{2,1,NULL}", .set(ValueShape(.int)), "{\"NS\":[\"1\",\"2\"]}"),
            ("{}", .list(ValueShape(.string)), "none"), ("[]", .set(ValueShape(.string)), "none"),
            ("[\"b\", \"a\"]", .set(ValueShape(.string)), "{\"SS\":[\"a\",\"b\"]}"),
            (
                "{{a},{b}}", .list(ValueShape(.string)),
                "is an array of several dimensions, which has no list"
            ),
            ("{\"a}", .list(ValueShape(.string)), "is an array with a quote that has no end"),
            ("{a,}", .list(ValueShape(.string)), "is an array that ends with a comma"),
            (
                "{\"a\": [1, null], \"b\": {}}", .document,
                "{\"M\":{\"a\":{\"L\":[{\"N\":\"1\"},{\"NULL\":true}]},\"b\":{\"M\":{}}}}"
            ),
            (
                "{oops", .document,
                "is neither JSON nor an array (Unexpected 'o' in the JSON text (at byte 1))"
            ),
        ])
    func values(text: String, type: ValueType, expected: String) {
        #expect(Self.value(text, type) == expected)
    }

    /// Objects are read by their own declarations: times in their precision, names as they are now.
    @Test func objects() {
        let type = ValueType.object([
            ModelAttribute("at", ValueShape(.date(.second))),
            ModelAttribute("tags", ValueShape(.set(ValueShape(.string)))),
            ModelAttribute("name", ValueShape(.string), renamedFrom: "title"),
        ])
        #expect(
            Self.value(
                "{\"at\":\"2025-11-06T09:30:00+00:00\",\"tags\":[\"a\"],\"title\":\"x\",\"n\":null}",
                type)
                == "{\"M\":{\"at\":{\"S\":\"2025-11-06T09:30:00Z\"},\"n\":{\"NULL\":true},"
                + "\"name\":{\"S\":\"x\"},\"tags\":{\"SS\":[\"a\"]}}}")
    }
}
