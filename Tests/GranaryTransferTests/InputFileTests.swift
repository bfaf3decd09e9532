import Foundation
import Testing

@testable import GranaryTransfer

/// A file reads the same whether it is compressed or not; a damaged one is told from a short one.
@Suite struct InputFileTests {
    private let folder = Folder()

    private static let text = [UInt8](
        (0..<100_000).map { "line \($0) of some text\n" }.joined().utf8)

    private static func read(_ path: String) throws -> [UInt8] {
        let file = try InputFile(path)
        var bytes: [UInt8] = []
        var chunk: [UInt8] = []
        repeat {
            try file.read(into: &chunk)
            bytes += chunk
        } while !chunk.isEmpty
        #expect(file.fraction == 1 || file.byteCount == 0)
        return bytes
    }

    private func compressed(_ name: String = "own.gz") throws -> [UInt8] {
        let path = folder.path + "/" + name
        let file = try OutputFile(path, isCompressed: true)
        for byte in stride(from: 0, to: Self.text.count, by: 10_000) {
            file.bytes += Self.text[byte..<min(byte + 10_000, Self.text.count)]
            try file.flushIfFull()
        }
        try file.finish()
        return try Folder.bytes(of: path)
    }

    private func error(_ path: String) -> String {
        do {
            _ = try Self.read(path)
            return "nothing was thrown"
        } catch {
            return "\(error)"
        }
    }

    /// The first bytes decide, not the name; what is written here, gzip reads too.
    @Test func readsBothForms() throws {
        #expect(try Self.read(folder.file("a.gz", Self.text)) == Self.text)
        let bytes = try compressed()
        #expect(bytes.count < Self.text.count)
        #expect(try Self.read(folder.file("b.ndjson", bytes)) == Self.text)
        #expect(try Self.read(folder.file("empty", [])) == [])
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-t", folder.path + "/own.gz"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    /// Files made of several compressed parts, as log rotation makes them, read as one; zeros that fill
    /// a file up are nothing.
    @Test func readsSeveralMembers() throws {
        let bytes = try compressed()
        #expect(try Self.read(folder.file("two.gz", bytes + bytes)) == Self.text + Self.text)
        let padded = bytes + [UInt8](repeating: 0, count: 700_000)
        #expect(try Self.read(folder.file("padded.gz", padded)) == Self.text)
    }

    /// Half a file is not a whole one, wherever it is cut; the message says after which byte.
    @Test(arguments: [3, 12, 1_000, -1, -5, -9])
    func truncated(at place: Int) throws {
        let bytes = try compressed()
        let count = place < 0 ? bytes.count + place : place
        let path = try folder.file("half.gz", Array(bytes.prefix(count)))
        #expect(
            error(path)
                == "\(path): the compressed data ends too early, after byte \(count): get the whole "
                + "file")
    }

    /// A flipped byte is found by the checksum at the latest, and a second file behind the first is none.
    @Test func damaged() throws {
        let bytes = try compressed()
        var flipped = bytes
        flipped[bytes.count - 6] ^= 0xFF
        let path = try folder.file("bad.gz", flipped)
        #expect(
            error(path).hasSuffix("(incorrect data check): get the file anew")
                && error(path).hasPrefix("\(path): the compressed data is damaged at byte "))
        let other = try folder.file("other.gz", bytes + Array("text".utf8))
        #expect(
            error(other)
                == "\(other): the compressed data is damaged at byte \(bytes.count) (what follows the "
                + "compressed data is no gzip member): get the file anew")
    }

    /// Any flipped bit is an error or changes nothing that matters, and none ends the process.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func flippedBits(seed: UInt64) throws {
        var random = SystemRandom(seed: seed)
        let bytes = try compressed()
        for _ in 0..<20 {
            var flipped = bytes
            flipped[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8(
                1 << Int.random(in: 0..<8, using: &random))
            let path = try folder.file("flipped.gz", flipped)
            let read = try? Self.read(path)
            #expect(read == nil || read == Self.text || flipped.prefix(2) != [0x1F, 0x8B])
        }
    }

    /// What is not there, and what is no file.
    @Test func unreadable() throws {
        #expect(
            error(folder.path + "/nope")
                == "\(folder.path)/nope: opening failed: No such file or directory")
        #expect(error(folder.path) == "\(folder.path): reading failed: Is a directory")
    }

    /// A full disk is told from other failures, and nothing is left of the file.
    @Test func fullDisk() throws {
        let file = try OutputFile("/dev/full", replacing: true)
        file.bytes = [1, 2, 3]
        do {
            try file.finish()
            Issue.record("nothing was thrown")
        } catch {
            #expect("\(error)".hasPrefix("/dev/full cannot be written: the disk is full"))
        }
    }
}

/// Numbers that a failing test can replay.
private struct SystemRandom: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
