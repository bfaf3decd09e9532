import Foundation
import GranaryTestSupport
import GranaryTransfer
import Testing

/// A snapshot that is not what was copied is refused by name, and never restored.
@Suite(.temporaryStore) struct DamagedSnapshotTests {
    private let folder = Folder()

    private var snapshots: SnapshotFolder { SnapshotFolder(path: folder.path + "/snapshots") }

    private func make() throws -> Snapshot {
        let table = try TemporaryStore.current.openTable("app", partitionKey: "PK")
        for number in 0..<200 { try table.put(["PK": .string("\(number)")]) }
        return try snapshots.create(of: TemporaryStore.current)
    }

    private func error(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "nothing was thrown"
        } catch {
            return "\(error)"
        }
    }

    /// Neither verified nor restored, and nothing is left of the attempt.
    private func expectRefused(
        _ snapshot: Snapshot, _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        #expect(error { try snapshot.verify() } == text, sourceLocation: sourceLocation)
        let path = folder.path + "/restored"
        #expect(
            error { try snapshots.restore(snapshot, to: path) } == text,
            sourceLocation: sourceLocation)
        #expect(Folder.names(in: folder.path) == ["snapshots"], sourceLocation: sourceLocation)
    }

    @Test func truncated() throws {
        let snapshot = try make()
        try Folder.change(snapshot.dataPath) { $0.removeLast(4_096) }
        let count = snapshot.manifest.dataByteCount
        expectRefused(
            snapshot,
            "\(snapshot.dataPath) has \(count - 4_096) bytes and its manifest says \(count): the "
                + "copy is not whole; delete it, and use another")
    }

    /// A single bit anywhere is found, by the checksum and not by opening what may be anything.
    @Test(arguments: [0, 20_000, -1])
    func flippedBit(at offset: Int) throws {
        let snapshot = try make()
        try Folder.change(snapshot.dataPath) { bytes in
            bytes[offset < 0 ? bytes.count - 1 : offset] ^= 1
        }
        let text = error { try snapshot.verify() }
        #expect(text.hasPrefix("\(snapshot.dataPath) has SHA-256 "))
        #expect(text.contains(" and its manifest says \(snapshot.manifest.dataSHA256): "))
        expectRefused(snapshot, text)
    }

    @Test func missingManifest() throws {
        let snapshot = try make()
        let manifest = snapshot.path + "/manifest.json"
        try FileManager.default.removeItem(atPath: manifest)
        let text =
            "\(manifest) is missing: the snapshot cannot be trusted; delete it, and use another"
        #expect(error { _ = try snapshots.snapshot(snapshot.id) } == text)
        #expect(try snapshots.snapshots().isEmpty)
        let damaged = try snapshots.damaged()
        #expect(damaged.map(\.id) == [snapshot.id])
        #expect(damaged.map { "\($0.error)" } == [text])
        // It can be got rid of.
        try snapshots.delete(snapshot.id)
        #expect(Folder.names(in: snapshots.path) == ["LOCK"])
    }

    @Test(
        arguments: [
            (
                "\"format\": 1,\n  \"id\"", "\"format\": 9,\n  \"id\"",
                "has format 9, and this version reads up to 1"
            ),
            ("\"format\": 1,\n  \"id\"", "\"id\"", "has no 'format'"),
            ("\"created\": \"", "\"created\": \"x", "has no time in 'created'"),
            ("\"sha256\": \"", "\"sha256\": 1, \"x\": \"", "has no string in 'sha256'"),
            ("\"items\": 200", "\"items\": -1", "has no whole number in 'items'"),
            ("{", "[", "is not JSON (Unexpected ':' in the JSON text (at byte 12))"),
        ])
    func unreadableManifest(old: String, new: String, reason: String) throws {
        let snapshot = try make()
        let manifest = snapshot.path + "/manifest.json"
        try Folder.change(manifest) { bytes in
            var text = String(decoding: bytes, as: UTF8.self)
            if let range = text.range(of: old) { text.replaceSubrange(range, with: new) }
            bytes = Array(text.utf8)
        }
        #expect(
            error { _ = try snapshots.snapshot(snapshot.id) }
                == "\(manifest) \(reason): the snapshot cannot be trusted; delete it, and use "
                + "another")
    }

    /// Counts that are not the data's give a manifest away that was put beside other data.
    @Test func otherCounts() throws {
        let snapshot = try make()
        try Folder.change(snapshot.path + "/manifest.json") { bytes in
            bytes = Array(
                String(decoding: bytes, as: UTF8.self)
                    .replacing("\"items\": 200", with: "\"items\": 201").utf8)
        }
        #expect(
            error { try snapshots.snapshot(snapshot.id).verify() }
                == "snapshot \(snapshot.id) is not sound: the manifest's counts are not those of "
                + "the data")
    }

    /// A directory that was renamed by hand is not taken for the snapshot of its name.
    @Test func renamed() throws {
        let snapshot = try make()
        let other = "20200101T000000000Z-abcd"
        try FileManager.default.moveItem(
            atPath: snapshot.path, toPath: snapshots.path + "/" + other)
        #expect(
            error { _ = try snapshots.snapshot(other) }.contains(
                "manifest.json is of the snapshot '\(snapshot.id)'"))
    }

    /// What a crash left of a snapshot in the making is never listed, and removed by the next one.
    @Test func leftovers() throws {
        let first = try make()
        let names = [".creating", ".creating.copying", ".deleting"]
        for name in names {
            _ = try folder.file("snapshots/20990101T000000000Z-abcd\(name)/data.mdb", "half")
        }
        _ = try folder.file("snapshots/mine.creating", "not ours")
        #expect(try snapshots.snapshots() == [first])
        #expect(try snapshots.damaged().isEmpty)
        let second = try make()
        #expect(
            Folder.names(in: snapshots.path)
                == [first.id, second.id, "LOCK", "mine.creating"].sorted())
    }
}
