import Testing

@testable import GranaryItems

/// The bytes are the file format, of items and of keys: a change here is a change of version.
@Suite("Number encoding")
struct NumberEncodingTests {
    @Test(
        "Writes the documented bytes",
        arguments: [
            ("0", [0x80, 0x00]),
            ("1", [0xC1, 0x02, 0x00]),
            ("-1", [0x3E, 0x64, 0xFF]),
            ("10", [0xC1, 0x0B, 0x00]),
            ("99", [0xC1, 0x64, 0x00]),
            ("-99", [0x3E, 0x02, 0xFF]),
            ("100", [0xC2, 0x02, 0x00]),
            ("123", [0xC2, 0x02, 0x18, 0x00]),
            ("0.1", [0xC0, 0x0B, 0x00]),
            ("0.01", [0xC0, 0x02, 0x00]),
            ("0.001", [0xBF, 0x0B, 0x00]),
            ("-12.5", [0x3E, 0x59, 0x33, 0xFF]),
            ("1E-130", [0x80, 0x02, 0x00]),
            ("-1E-130", [0x7F, 0x64, 0xFF]),
            (
                "9.9999999999999999999999999999999999999E125",
                [0xFF] + [UInt8](repeating: 0x64, count: 19) + [0x00]
            ),
            (
                "-9.9999999999999999999999999999999999999E125",
                [0x00] + [UInt8](repeating: 0x02, count: 19) + [0xFF]
            ),
        ] as [(String, [UInt8])]
    )
    func documentedBytes(text: String, bytes: [UInt8]) throws {
        var written: [UInt8] = []
        NumberEncoding.append(try Number(text), to: &written)
        #expect(written == bytes)
        #expect(NumberEncoding.decode(bytes.rawSpan) == (try Number(text)))
    }

    @Test("Every number comes back, within the longest encoding")
    func everyNumberComesBack() {
        var values = RandomValues(seed: 3)
        for number in EdgeNumbers.ascending + (0..<2_000).map({ _ in values.number() }) {
            var bytes: [UInt8] = []
            NumberEncoding.append(number, to: &bytes)
            #expect(bytes.count <= NumberEncoding.maximumByteCount)
            #expect(NumberEncoding.decode(bytes.rawSpan) == number, "seed 3")
            #expect(NumberEncoding.int(bytes.rawSpan) == number.int)
            #expect(NumberEncoding.size(bytes.rawSpan) == ItemSize.size(of: number))
            #expect(EncodedNumber(number).size == ItemSize.size(of: number))
        }
    }

    /// Typed items write whole numbers without making numbers of them.
    @Test("Whole numbers have the bytes of their numbers")
    func wholeNumbers() {
        var values = RandomValues(seed: 4)
        let edges = [0, 1, -1, 9, 10, 99, 100, -100, 101, 10_000, .max, .min, .max - 7, .min + 1]
        for number in edges + (0..<2_000).map({ _ in values.number().int ?? 0 }) {
            let (direct, whole) = (EncodedNumber(number), EncodedNumber(Number(number)))
            #expect([UInt8](copying: direct.bytes) == [UInt8](copying: whole.bytes), "\(number)")
            #expect(NumberEncoding.int(direct.bytes) == number)
            #expect(direct.size == whole.size)
        }
    }

    /// The encoding is canonical: bytes that no number is written as are no number.
    @Test(
        "Refuses other bytes",
        arguments: [
            [], [0x80], [0x00], [0x80, 0x01], [0x81, 0x00], [0xC1, 0x00], [0x3E, 0xFF],
            [0xC1, 0x02], [0xC1, 0x02, 0xFF], [0x3E, 0x64, 0x00],  // The end.
            [0xC1, 0x01, 0x02, 0x00], [0xC1, 0x02, 0x01, 0x00],  // A zero first, a zero last.
            [0xC1, 0x65, 0x00], [0xC1, 0xFF, 0x00], [0x3E, 0x01, 0xFF], [0x3E, 0x66, 0xFF],
            [0xC1] + [UInt8](repeating: 0x64, count: 20) + [0x00],  // Forty digits.
            [0xC1] + [UInt8](repeating: 0x02, count: 21) + [0x00],
        ] as [[UInt8]]
    )
    func refusesOtherBytes(bytes: [UInt8]) {
        #expect(NumberEncoding.decode(bytes.rawSpan) == nil)
    }
}
