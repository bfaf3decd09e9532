import Testing

@testable import GranaryTransfer

/// Blocks have whole lines and together are the stream, however its bytes fall into chunks.
@Suite struct LineBlocksTests {
    private static func blocks(
        _ text: String, byteCount: Int, lineByteCount: Int = 100, chunk size: Int
    ) throws -> [String] {
        var rest = Array(text.utf8)[...]
        var blocks = LineBlocks(byteCount: byteCount, lineByteCount: lineByteCount)
        var found: [String] = []
        while let block = try blocks.next({ chunk in
            chunk += rest.prefix(size)
            rest = rest.dropFirst(size)
        }) {
            found.append(String(decoding: block, as: UTF8.self))
        }
        return found
    }

    @Test(arguments: ["", "\n", "a", "a\n", "a\nbb\n\nccc", "\n\n\n", "a\r\nb\r\n", "åäö\n日本\n"])
    func wholeLines(text: String) throws {
        for byteCount in 1...8 {
            for size in 1...max(1, text.utf8.count + 1) {
                let blocks = try Self.blocks(text, byteCount: byteCount, chunk: size)
                #expect(blocks.joined() == text)
                for block in blocks.dropLast() {
                    #expect(block.utf8.last == 0x0A && block.utf8.count >= byteCount)
                }
                #expect(!blocks.contains(""))
            }
        }
    }

    /// What was read before the stream failed is given before the failure is told.
    @Test func failure() throws {
        var blocks = LineBlocks(byteCount: 100, lineByteCount: 100)
        var chunks: [String] = ["a\nb", "b\nc"]
        func next() throws(TransferError) -> [UInt8]? {
            try blocks.next { chunk throws(TransferError) in
                guard !chunks.isEmpty else { throw .interrupted }
                chunk += chunks.removeFirst().utf8
            }
        }
        #expect(try next() == Array("a\nbb\n".utf8))
        #expect(throws: TransferError.self) { try next() }
    }

    /// A line that is too long is a block of its own, so that whoever reads it finds it too long.
    @Test(arguments: [1, 3, 7]) func longLine(chunk: Int) throws {
        let long = String(repeating: "x", count: 40)
        let blocks = try Self.blocks(
            "a\n\(long)\nb\nc\n", byteCount: 2, lineByteCount: 10, chunk: chunk)
        let beginning = blocks.first { $0.hasPrefix("x") } ?? ""
        #expect(beginning.utf8.count > 10)
        #expect(blocks.first == "a\n")
        #expect(blocks.joined().hasSuffix("b\nc\n"))
    }

    @Test func firstLineFeed() {
        let bytes = Array("\n\u{9}\u{B}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n\u{8A}a\n".utf8)
        for start in 0...bytes.count {
            #expect(bytes.firstLineFeed(from: start) == bytes[start...].firstIndex(of: 0x0A))
        }
        #expect([].firstLineFeed(from: 0) == nil)
    }
}
