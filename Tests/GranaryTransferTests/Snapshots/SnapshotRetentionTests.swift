import Foundation
import GranaryTestSupport
import GranaryTransfer
import Testing

/// Pruning deletes what no rule keeps, and never the last snapshot there is.
@Suite(.temporaryStore) struct SnapshotRetentionTests {
    private let folder = Folder()

    private var snapshots: SnapshotFolder { SnapshotFolder(path: folder.path + "/snapshots") }

    private func make(_ count: Int) throws -> [Snapshot] {
        try (0..<count).map { _ in try snapshots.create(of: TemporaryStore.current) }
    }

    @Test(arguments: [(1, 4), (2, 3), (5, 0), (9, 0)])
    func byCount(keep: Int, deleted: Int) throws {
        let made = try make(5)
        let doomed = Array(made.prefix(deleted))
        #expect(try snapshots.prune(keeping: keep, isDryRun: true) == doomed)
        #expect(try snapshots.snapshots() == made)
        #expect(try snapshots.prune(keeping: keep) == doomed)
        #expect(try snapshots.snapshots() == Array(made.dropFirst(deleted)))
    }

    /// Age alone keeps the newest, however old it is; either rule keeps.
    @Test func byAge() throws {
        let made = try make(3)
        #expect(try snapshots.prune(youngerThan: .seconds(3_600)).isEmpty)
        #expect(try snapshots.prune(keeping: 1, youngerThan: .seconds(3_600)).isEmpty)
        // All were made before this very moment, less a second that has not come yet.
        #expect(try snapshots.prune(keeping: 2, youngerThan: .seconds(-1)) == [made[0]])
        #expect(try snapshots.prune(youngerThan: .seconds(-1)) == [made[1]])
        #expect(try snapshots.snapshots() == [made[2]])
    }

    /// In a folder of several stores the rules are for each by itself, or for the one that is named.
    @Test func severalStores() throws {
        let first = try make(2)
        let other = try Store.open(folder.path + "/other")
        defer { other.close() }
        let second = try (0..<2).map { _ in try snapshots.create(of: other) }
        #expect(try snapshots.prune(of: other, keeping: 1, isDryRun: true) == [second[0]])
        #expect(try snapshots.prune(keeping: 1, isDryRun: true) == [first[0], second[0]])
        #expect(try snapshots.prune(of: TemporaryStore.current, keeping: 1) == [first[0]])
        #expect(try snapshots.snapshots() == [first[1], second[0], second[1]])
        #expect(try snapshots.prune(youngerThan: .seconds(-1)) == [second[0]])
        #expect(try snapshots.snapshots() == [first[1], second[1]])
    }

    @Test func withoutRules() throws {
        let made = try make(2)
        #expect(try snapshots.prune().isEmpty)
        #expect(try snapshots.snapshots() == made)
    }

    @Test func deletes() throws {
        let made = try make(2)
        try snapshots.delete(made[0].id)
        #expect(try snapshots.snapshots() == [made[1]])
        #expect(throws: TransferError.self) { try snapshots.delete(made[0].id) }
        #expect(throws: TransferError.self) { try snapshots.delete("3") }
        #expect(throws: TransferError.self) { try snapshots.delete("") }
    }
}
