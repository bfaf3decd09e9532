/// Reads the text forms of PostgreSQL's values as what a schema declares.
///
/// The forms are those of `COPY … (FORMAT csv)` with `DateStyle` ISO and `bytea_output` hex, which
/// ``PostgresDump`` asks for: a Boolean is `t` or `f`, a time `2025-11-06 09:30:00.123456+00`, bytes
/// `\x0a0b`, an array `{a,"b c",NULL}`, and JSON is JSON.
enum PostgresValue {
    /// The value of a column.
    ///
    /// - Parameters:
    ///   - text: The column's text, which is not NULL.
    ///   - shape: What the schema declares.
    /// - Returns: The value; `nil` for a list or set that is empty.
    /// - Throws: What is wrong, in words that follow the column's name.
    static func value(
        of text: String, as shape: ValueShape
    ) throws(RecordProblem) -> AttributeValue? {
        switch shape.type {
        case .string, .enumeration: return .string(text)
        case .int, .number, .decimal:
            guard let number = try? Number(text) else {
                throw RecordProblem("'\(text.prefix(40))' is no number that can be stored")
            }
            return .number(number)
        case .boolean:
            guard let value = boolean(text) else {
                throw RecordProblem("'\(text.prefix(40))' is neither t nor f")
            }
            return .bool(value)
        case .date(let precision):
            guard let time = PostgresTime(text) else {
                throw RecordProblem("'\(text.prefix(40))' is no date between the years 1 and 9999")
            }
            return .string(time.text(precision))
        case .timeToLive:
            if let number = try? Number(text) { return .number(number) }
            guard let time = PostgresTime(text) else {
                throw RecordProblem("'\(text.prefix(40))' is neither a time nor seconds since 1970")
            }
            return .number(Number(Int(time.milliseconds / 1_000)))
        case .binary:
            guard let bytes = bytes(text) else {
                throw RecordProblem("is no bytea in hexadecimal form")
            }
            return .binary(bytes)
        case .object, .document, .list, .set:
            return try PostgresDocument.value(of: text, as: shape)
        }
    }

    static func boolean(_ text: String) -> Bool? {
        switch text {
        case "t", "true": true
        case "f", "false": false
        default: nil
        }
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        guard text.hasPrefix("\\x") else { return nil }
        let digits = Array(text.utf8.dropFirst(2))
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digit(digits[index]), let low = digit(digits[index + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
