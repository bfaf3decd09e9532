import Foundation
import GranaryTestSupport
import Testing

@testable import Granary

/// A file whose pages point back at earlier ones must end a check with what is wrong: it was walked
/// for ever.
@Suite("Pages that point back")
struct DamagedOrderTests {
    private static let pageByteCount = 4_096

    @Test func areDamage() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let path = directory.path + "/a.granary"
        let store = try Store.open(path)
        let text = AttributeValue.string(String(repeating: "x", count: 300))
        for name in ["one", "two"] {
            try store.createTable(name, partitionKey: "PK").load(
                (100..<300).map { ["PK": .string("\($0)"), "text": text] })
        }
        #expect(try store.check().isSound)
        store.close()
        #expect(try Self.pointBack(path + "/data.mdb") > 0)
        let damaged = try Store.open(path)
        defer { damaged.close() }
        let report = try damaged.check()
        #expect(report.problems.contains { $0.kind == .damaged })
    }

    /// Lets every page of the tree point at its first page alone; returns how many pages there were.
    private static func pointBack(_ path: String) throws -> Int {
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        func short(_ offset: Int) -> Int { Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 }
        var count = 0
        for page in stride(from: 0, to: bytes.count, by: pageByteCount) {
            // Flags of a branch page, and pointers to its nodes from byte 16 to `lower`.
            guard short(page + 10) == 0x01 else { continue }
            let nodes = stride(from: page + 16, to: page + short(page + 12), by: 2).map {
                page + short($0)
            }
            guard let first = nodes.first, nodes.count > 2 else { continue }
            // The number of the page stands in the first six bytes of a node.
            for node in nodes.dropFirst() {
                bytes.replaceSubrange(node..<node + 6, with: bytes[first..<first + 6])
            }
            count += 1
        }
        try Data(bytes).write(to: URL(filePath: path))
        return count
    }
}
