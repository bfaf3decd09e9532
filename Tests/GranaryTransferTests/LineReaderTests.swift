import Testing

@testable import GranaryTransfer

/// Lines come out the same however the bytes fall into chunks: a file has no say in that.
@Suite struct LineReaderTests {
    /// The lines of text that arrives in chunks of `size` bytes.
    private static func lines(_ text: String, chunk size: Int) throws -> [String] {
        try lines(Array(text.utf8), chunk: size).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func lines(_ bytes: [UInt8], chunk size: Int) throws -> [[UInt8]] {
        var rest = bytes[...]
        var reader = LineReader { chunk in
            chunk = Array(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        var lines: [[UInt8]] = []
        while try reader.advance() {
            let line = reader.line
            lines.append(line.indices.map { line[$0] })
            #expect(reader.lineNumber == lines.count)
        }
        #expect(try !reader.advance())
        return lines
    }

    /// Every chunk size from one byte on gives the same lines, LF or CRLF, ended or not.
    @Test(
        arguments: [
            ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\r\n", ["a"]),
            ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]), ("\n\na\n\n", ["", "", "a", ""]),
            ("a\rb\n", ["a\rb"]), ("a\r", ["a"]), ("\r\n", [""]), ("åäö\n日本\n", ["åäö", "日本"]),
        ] as [(String, [String])])
    func chunks(text: String, expected: [String]) throws {
        for size in 1...max(1, text.utf8.count + 1) {
            #expect(try Self.lines(text, chunk: size) == expected, "chunks of \(size)")
        }
    }

    /// A long line crosses many chunks and comes out whole, with its neighbours.
    @Test(arguments: [4_095, 65_536, 1 << 20])
    func longLines(chunk: Int) throws {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        let newline = UInt8(ascii: "\n")
        let text = [UInt8(ascii: "a"), newline] + long + [newline] + long + [newline]
        #expect(try Self.lines(text, chunk: chunk) == [[UInt8(ascii: "a")], long, long])
    }

    /// A file without lines must not be read into memory whole.
    @Test func lineTooLong() throws {
        var reader = LineReader { chunk in
            chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        }
        do {
            _ = try reader.advance()
            Issue.record("nothing was thrown")
        } catch {
            guard case .tooLong(1) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}
