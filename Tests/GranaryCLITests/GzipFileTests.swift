import Foundation
import Testing

@testable import GranaryCLI

/// A file reads the same whether it is compressed or not; a damaged one is told from a short one.
@Suite struct GzipFileTests {
    private let directory = TemporaryDirectory()

    private static let text = [UInt8](
        (0..<100_000).map { "line \($0) of some text\n" }.joined().utf8)

    private static func read(_ path: String) throws -> [UInt8] {
        var file = try GzipFile(opening: path)
        var bytes: [UInt8] = []
        var chunk: [UInt8] = []
        repeat {
            try file.read(into: &chunk)
            bytes += chunk
        } while !chunk.isEmpty
        return bytes
    }

    private func compressed() throws -> [UInt8] {
        let plain = try directory.file("plain", Self.text)
        try Command.gzip(plain)
        return [UInt8](try Data(contentsOf: URL(filePath: plain + ".gz")))
    }

    /// The first bytes decide, not the name.
    @Test func readsBothForms() throws {
        #expect(try Self.read(directory.file("a.gz", Self.text)) == Self.text)
        let bytes = try compressed()
        #expect(bytes.count < Self.text.count)
        #expect(try Self.read(directory.file("b.ndjson", bytes)) == Self.text)
        #expect(try Self.read(directory.file("empty", [])) == [])
    }

    /// Files made of several compressed parts, as log rotation makes them, read as one.
    @Test func readsSeveralMembers() throws {
        let bytes = try compressed()
        #expect(try Self.read(directory.file("two.gz", bytes + bytes)) == Self.text + Self.text)
    }

    /// Half a file is not a whole one.
    @Test func truncated() throws {
        let bytes = try compressed()
        let path = try directory.file("half.gz", Array(bytes.prefix(bytes.count / 2)))
        #expect(throws: GzipError.truncated) { try Self.read(path) }
    }

    /// A flipped byte is found by the checksum at the latest.
    @Test func damaged() throws {
        var bytes = try compressed()
        bytes[bytes.count - 6] ^= 0xFF
        let path = try directory.file("bad.gz", bytes)
        #expect(throws: GzipError.damaged(detail: "incorrect data check")) {
            try Self.read(path)
        }
    }

    /// What is not there, and what is no file.
    @Test func unreadable() throws {
        #expect(throws: GzipError.system(errno: ENOENT)) {
            _ = try GzipFile(opening: directory.path + "/nope")
        }
        #expect(throws: GzipError.system(errno: EISDIR)) { try Self.read(directory.path) }
    }
}
