import Foundation
import GranaryTestSupport
import GranaryTransfer
import Synchronization
import Testing

/// A snapshot is the store of one moment, and is never mistaken for one when it is not whole.
@Suite(.temporaryStore) struct SnapshotFolderTests {
    private let folder = Folder()

    private var snapshots: SnapshotFolder { SnapshotFolder(path: folder.path + "/snapshots") }

    /// A store with an index, a change log and `count` items.
    private static func fill(_ count: Int = 500) throws -> GranaryTransfer.Table {
        var operation = CreateTable(
            tableName: "app", partitionKey: "PK", sortKey: "SK",
            indexes: [.global("byName", partitionKey: "name")])
        operation.changeLogEnabled = true
        _ = try TemporaryStore.current.run(operation)
        let table = try TemporaryStore.current.table("app")
        try table.load((0..<count).map { item($0) })
        return table
    }

    private static func item(_ number: Int) -> Item {
        ["PK": .string("P\(number % 7)"), "SK": .string("S\(number)"), "name": "n", "n": 1]
    }

    private static func items(of path: String) throws -> [Item] {
        let store = try Store.open(path, options: StoreOptions(access: .readOnly))
        defer { store.close() }
        return try Array(store.table("app").scan())
    }

    /// What is written while and after the copy is made is not in it; what is told of it is true.
    @Test func holdsOneMoment() throws {
        let table = try Self.fill()
        let snapshot = try snapshots.create(of: TemporaryStore.current, reason: "a \"reason\"")
        try table.put(["PK": "later", "SK": "1"])
        let expected = (0..<500).map(Self.item)
        try snapshot.verify()
        #expect(try Set(Self.items(of: snapshot.path)) == Set(expected))
        #expect(snapshot.manifest.tables.map(\.name) == ["app"])
        #expect(snapshot.manifest.itemCount == 500)
        #expect(snapshot.manifest.reason == "a \"reason\"")
        #expect(snapshot.manifest.changeSequence == 500)
        #expect(
            snapshot.manifest.storeID.count == 32
                && snapshot.manifest.storeFormat == 1 && snapshot.manifest.dataSHA256.count == 64)
        #expect(try snapshots.snapshots() == [snapshot])
        #expect(try snapshots.snapshot(String(snapshot.id.prefix(9))) == snapshot)
    }

    /// Nothing but the two files: neither LMDB's reader table nor anything of the making is left.
    @Test func leavesTwoFiles() throws {
        _ = try Self.fill(10)
        let snapshot = try snapshots.create(of: TemporaryStore.current)
        try snapshot.verify()
        #expect(Folder.names(in: snapshot.path) == ["data.mdb", "manifest.json"])
        #expect(Folder.names(in: snapshots.path) == [snapshot.id, "LOCK"].sorted())
    }

    /// Also of a store that is only read here, beside its writer; and several within a millisecond.
    @Test func ascends() throws {
        _ = try Self.fill(10)
        let made = try (0..<5).map { _ in try snapshots.create(of: TemporaryStore.current) }
        #expect(try snapshots.snapshots() == made)
        #expect(made.map(\.id) == made.map(\.id).sorted())
        #expect(Set(made.map(\.manifest.createdMilliseconds)).count == 5)
    }

    /// Readers and writers go on while snapshots are made, and each is sound.
    @Test func whileWriting() throws {
        let table = try Self.fill(2_000)
        let store = TemporaryStore.current
        let done = DispatchSemaphore(value: 0)
        let writer = Thread {
            for number in 0..<2_000 {
                _ = try? table.update(
                    ["PK": .string("P\(number % 7)"), "SK": .string("S\(number)")],
                    Update().add(1, to: "n"))
            }
            done.signal()
        }
        writer.start()
        for _ in 0..<3 {
            let snapshot = try snapshots.create(of: store)
            try snapshot.verify()
            #expect(snapshot.manifest.itemCount == 2_000)
        }
        done.wait()
    }

    /// A restored store is the snapshot's, item for item, and can be written.
    @Test func restores() throws {
        let table = try Self.fill()
        let snapshot = try snapshots.create(of: TemporaryStore.current)
        try table.put(["PK": "later", "SK": "1"])
        let path = folder.path + "/restored"
        #expect(try snapshots.restore(snapshot, to: path) == nil)
        do {
            let store = try Store.open(path)
            defer { store.close() }
            #expect(try store.table("app").describe().itemCount == 500)
            try store.table("app").put(["PK": "new", "SK": "1"])
            #expect(try store.check().isSound)
        }
        try snapshot.verify()
        #expect(Folder.names(in: folder.path) == ["restored", "snapshots"])
    }

    /// Nothing is overwritten without being told to, and then only when nobody has it open.
    @Test func replaces() throws {
        let table = try Self.fill(20)
        let store = TemporaryStore.current
        let snapshot = try snapshots.create(of: store)
        try table.put(["PK": "later", "SK": "1"])
        expectError("there is something at \(store.path) already") {
            try snapshots.restore(snapshot, to: store.path)
        }
        expectError("the store at \(store.path) is open") {
            try snapshots.restore(snapshot, to: store.path, replacing: .keepOld)
        }
        #expect(try table.describe().itemCount == 21)

        let path = folder.path + "/store"
        try snapshots.restore(snapshot, to: path)
        for replacement in [SnapshotFolder.Replacement.keepOld, .discardOld] {
            let old = try snapshots.restore(snapshot, to: path, replacing: replacement)
            let expected = replacement == .keepOld ? path + ".replaced-" + snapshot.id : nil
            #expect(old == expected)
            if let old {
                #expect(try Self.items(of: old).count == 20)
                try FileManager.default.removeItem(atPath: old)
            }
            #expect(try Self.items(of: path).count == 20)
        }
        #expect(Folder.names(in: folder.path) == ["snapshots", "store"])
    }

    private final class Watch: Sendable {
        let isDone = Atomic(false)
    }

    /// A crash leaves the old store or the new one: there is no moment at which nothing is there.
    @Test func replacesInOneStep() async throws {
        _ = try Self.fill(5)
        let snapshot = try snapshots.create(of: TemporaryStore.current)
        let path = folder.path + "/store"
        try snapshots.restore(snapshot, to: path)
        let watch = Watch()
        let missed = await withTaskGroup { group in
            group.addTask {
                var missed = 0
                while !watch.isDone.load(ordering: .relaxed) {
                    if !FileManager.default.fileExists(atPath: path + "/data.mdb") { missed += 1 }
                }
                return missed
            }
            for _ in 0..<25 {
                #expect(throws: Never.self) {
                    try snapshots.restore(snapshot, to: path, replacing: .discardOld)
                }
            }
            watch.isDone.store(true, ordering: .relaxed)
            return await group.next()
        }
        #expect(missed == 0)
    }

    /// A snapshot takes the place of its own store only, unless somebody says so.
    @Test func anotherStore() throws {
        _ = try Self.fill(5)
        let snapshot = try snapshots.create(of: TemporaryStore.current)
        let path = folder.path + "/other"
        try Store.open(path).close()
        expectError("snapshot \(snapshot.id) is of another store") {
            try snapshots.restore(snapshot, to: path, replacing: .discardOld)
        }
        try snapshots.restore(
            snapshot, to: path, replacing: .discardOld, allowsAnotherStore: true)
        #expect(try Self.items(of: path).count == 5)
    }

    /// What is damaged can be replaced; what does not even say that it is a store only when told to.
    @Test func replacesDamaged() throws {
        _ = try Self.fill(5)
        let snapshot = try snapshots.create(of: TemporaryStore.current)
        let path = folder.path + "/damaged"
        try snapshots.restore(snapshot, to: path)
        try Folder.change(path + "/data.mdb") { $0.removeLast(4_096) }
        try snapshots.restore(snapshot, to: path, replacing: .discardOld)
        #expect(try Self.items(of: path).count == 5)
        try Folder.change(path + "/data.mdb") { $0 = Array("something else".utf8) }
        expectError("\(path) does not say which store it is (\(path) is not a Granary store)") {
            try snapshots.restore(snapshot, to: path, replacing: .discardOld)
        }
        #expect(try Folder.bytes(of: path + "/data.mdb") == Array("something else".utf8))
        try snapshots.restore(
            snapshot, to: path, replacing: .discardOld, allowsAnotherStore: true)
        #expect(try Self.items(of: path).count == 5)
    }

    /// A folder that is no store is never taken for a damaged one, and nothing is put into it.
    @Test(arguments: [SnapshotFolder.Replacement.keepOld, .discardOld])
    func refusesWhatIsNoStore(replacement: SnapshotFolder.Replacement) throws {
        _ = try Self.fill(5)
        let snapshot = try snapshots.create(of: TemporaryStore.current)
        _ = try folder.file("precious/file", "data")
        _ = try folder.file("file", "data")
        for name in ["precious", "file"] {
            let path = folder.path + "/" + name
            for allowsAnotherStore in [false, true] {
                expectError("\(path) is no store, since it has no data.mdb, and is not replaced") {
                    try snapshots.restore(
                        snapshot, to: path, replacing: replacement,
                        allowsAnotherStore: allowsAnotherStore)
                }
            }
        }
        #expect(Folder.names(in: folder.path) == ["file", "precious", "snapshots"])
        #expect(Folder.names(in: folder.path + "/precious") == ["file"])
    }

    /// What somebody put beside the data is not deleted with it.
    @Test func keepsWhatIsNotTheStores() throws {
        _ = try Self.fill(5)
        let snapshot = try snapshots.create(of: TemporaryStore.current)
        let path = folder.path + "/store"
        try snapshots.restore(snapshot, to: path)
        _ = try folder.file("store/notes", "mine")
        let old = try #require(
            try snapshots.restore(snapshot, to: path, replacing: .discardOld))
        #expect(try Folder.bytes(of: old + "/notes") == Array("mine".utf8))
        #expect(try Self.items(of: path).count == 5)
    }

    /// Paths that end with a slash or name a link are those of the store, and each replaced store has a
    /// name of its own.
    @Test func paths() throws {
        _ = try Self.fill(5)
        let snapshot = try snapshots.create(of: TemporaryStore.current)
        let path = folder.path + "/store"
        #expect(try snapshots.restore(snapshot, to: path + "/") == nil)
        let link = folder.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "store")
        let replaced = path + ".replaced-" + snapshot.id
        for (name, old) in [
            (path + "/", replaced), (link, replaced + "-2"),
            (folder.path + "/x/../store/.", replaced + "-3"),
        ] {
            #expect(try snapshots.restore(snapshot, to: name, replacing: .keepOld) == old)
            #expect(try Self.items(of: path).count == 5)
        }
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: link) == "store")
        for name in [path, path + "//", link, folder.path + "/./store/", link + "/../store"] {
            #expect(SnapshotFolder(ofStore: name).path == path + ".snapshots", "\(name)")
        }
        let relative = SnapshotFolder(ofStore: ".")
        #expect(relative.path == FileManager.default.currentDirectoryPath + ".snapshots")
    }

    private func expectError(
        _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation,
        _ body: () throws -> Void
    ) {
        do {
            try body()
            Issue.record("nothing was thrown", sourceLocation: sourceLocation)
        } catch {
            #expect("\(error)".hasPrefix(text), "\(error)", sourceLocation: sourceLocation)
        }
    }
}
