import Foundation
import GranaryStorage
import Testing

/// The bytes on disk, spelled out, so that no change to them goes unseen.
///
/// LMDB puts a value right behind its key, so the expected bytes are looked for in the file.
@Suite("Record format")
struct RecordFormatTests {
    let directory = TemporaryDirectory()

    var file: Data {
        get throws { try Data(contentsOf: URL(filePath: directory.path + "/data.mdb")) }
    }

    static func littleEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    @Test func aRecordIsAChecksumAndThePayload() throws {
        let environment = try directory.open()
        try environment.update { try $0.put([UInt8]("payload"), [UInt8]("golden-key")) }
        let sum: UInt32 = 0xEBAD_C40C
        #expect(Checksum.crc32c([UInt8]("golden-keypayload").span) == sum)
        let expected = [UInt8]("golden-key") + Self.littleEndian(sum) + [UInt8]("payload")
        #expect(try file.range(of: Data(expected)) != nil)
    }

    @Test func aLongKeyIsALinkAndARecordInALayer() throws {
        let environment = try directory.open()
        let piece = [UInt8](repeating: 0x61, count: 480)
        try environment.update { try $0.put([UInt8]("payload"), piece + [UInt8]("rest")) }
        let layer: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0]
        let linkKey = piece + [0]
        let linkSum = Self.littleEndian(Checksum.crc32c((linkKey + layer).span))
        #expect(try file.range(of: Data(linkKey + linkSum + layer)) != nil)

        let key: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 1] + [UInt8]("rest")
        let sum = Self.littleEndian(Checksum.crc32c((key + [UInt8]("payload")).span))
        #expect(try file.range(of: Data(key + sum + [UInt8]("payload"))) != nil)

        let counterKey: [UInt8] = [255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0] + [UInt8]("layer")
        let counterSum = Self.littleEndian(Checksum.crc32c((counterKey + layer).span))
        #expect(try file.range(of: Data(counterKey + counterSum + layer)) != nil)
    }

    @Test func theStoreDescribesItself() throws {
        let environment = try directory.open()
        #expect(environment.formatVersion == 1)
        #expect(environment.storeID.count == 16)
        let key: [UInt8] = [255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0] + [UInt8]("format")
        let created = (0..<8).map {
            UInt8(truncatingIfNeeded: environment.creationMilliseconds >> ($0 * 8))
        }
        let payload = [UInt8]("GRANARY\0") + [1, 0, 0, 0] + created + environment.storeID
        let sum = Self.littleEndian(Checksum.crc32c((key + payload).span))
        #expect(try file.range(of: Data(key + sum + payload)) != nil)
        #expect(abs(WallClock.nowMilliseconds - environment.creationMilliseconds) < 600_000)
    }

    /// Every damaged bit of a value is found, by a read of the key and by a cursor.
    @Test func aFlippedBitIsNeverServed() throws {
        let environment = try directory.open()
        let key = [UInt8]("flip-this-key")
        let payload = [UInt8]("a payload of some bytes")
        try environment.update { try $0.put(payload, key) }
        let start = try #require(try file.range(of: Data(key))?.lowerBound)
        let handle = try FileHandle(forUpdating: URL(filePath: directory.path + "/data.mdb"))
        for offset in 0..<(key.count + 4 + payload.count) {
            for bit in 0..<8 {
                let place = UInt64(start + offset)
                try handle.seek(toOffset: place)
                let byte = try #require(try handle.read(upToCount: 1)?.first)
                try Self.write(byte ^ (1 << bit), at: place, handle)
                let mismatch = { (error: any Error) -> Bool in
                    guard case .checksumMismatch(.items, _) = error as? StorageError else {
                        return false
                    }
                    return true
                }
                if offset >= key.count {
                    #expect(performing: { try environment.copy(key) }, throws: mismatch)
                } else {
                    #expect((try? environment.copy(key)) == nil)
                }
                #expect(performing: { try Self.scan(environment) }, throws: mismatch)
                try Self.write(byte, at: place, handle)
            }
        }
        #expect(try environment.copy(key) == payload)
    }

    static func write(_ byte: UInt8, at place: UInt64, _ handle: FileHandle) throws {
        try handle.seek(toOffset: place)
        try handle.write(contentsOf: [byte])
    }

    static func scan(_ environment: Environment) throws {
        let transaction = try environment.read()
        var cursor = try transaction.snapshot.cursor(in: .items)
        while let entry = try cursor.next() { _ = entry.key.byteCount }
    }
}

/// The checksum is on disk, so it must be CRC32C on every machine, at every length and alignment.
@Suite("Checksum")
struct ChecksumTests {
    /// RFC 3720, appendix B.4, and the check value of the CRC catalogue.
    static let known: [([UInt8], UInt32)] = [
        ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
        ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
        ([UInt8](0...31), 0x46DD_794E),
        ([UInt8]((0...31).reversed()), 0x113F_DB5C),
        ([UInt8]("123456789"), 0xE306_9283),
        ([], 0),
    ]

    @Test(arguments: known)
    func knownValues(bytes: [UInt8], sum: UInt32) {
        #expect(Checksum.crc32c(bytes.span) == sum)
    }

    /// One bit at a time, as the definition has it.
    static func bitwise(_ bytes: some Sequence<UInt8>) -> UInt32 {
        ~bytes.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
                sum >> 1 ^ (sum & 1 == 1 ? 0x82F6_3B78 : 0)
            }
        }
    }

    /// The lanes begin at 96 bytes and a round ends at 3,072.
    @Test(arguments: Array(0...130) + [300, 1_000, 3_071, 3_072, 3_073, 3_200, 10_000])
    func everyLengthAgreesWithTheDefinition(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        let sum = Checksum.crc32c(bytes.span)
        #expect(sum == Self.bitwise(bytes))
        let cut = count / 3
        let first = Array(bytes[..<cut])
        let second = Array(bytes[cut...])
        #expect(Checksum.crc32c(second.span, after: Checksum.crc32c(first.span)) == sum)
    }
}
