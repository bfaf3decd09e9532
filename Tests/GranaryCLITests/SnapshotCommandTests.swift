import Foundation
import Granary
import Testing

/// Snapshots from the command line: made beside a writer, verified, restored, deleted.
@Suite struct SnapshotCommandTests {
    private func ids(_ store: CommandStore) throws -> [String] {
        let listed = try store(["snapshot", "list"])
        #expect(listed.status == 0, "\(listed.error)")
        return try listed.output.split(separator: "\n").map { line in
            let value = try JSONValue(parsing: String(line))
            guard case .string(let id)? = value["id"] else { return "" }
            return id
        }
    }

    /// The whole life of a snapshot.
    @Test func lifeCycle() throws {
        let store = try CommandStore()
        try store.put(#"{"PK":"a","SK":"1"}"#, #"{"PK":"a","SK":"2"}"#)
        let made = try store(["snapshot", "create", "--reason", "first"])
        #expect(made.status == 0, "\(made.error)")
        let id = try #require(ids(store).first)
        #expect(made.output.contains("\"id\":\"\(id)\"") && made.output.contains("\"first\""))
        #expect(FileManager.default.fileExists(atPath: store.path + ".snapshots/" + id))
        try store.expect(["snapshot", "verify"], "\(id): sound, 2 items\n")
        try store.expect(
            ["snapshot", "verify", id, "--checks-only"], "\(id): unchanged, 2 items\n")

        try store.put(#"{"PK":"a","SK":"3"}"#)
        try store.expectFailure(
            ["snapshot", "restore", id], 2,
            "there is something at \(store.path) already: say that it is to be replaced, or "
                + "restore to another path")
        try store.expect(["scan", "app", "--count"], "3\n")
        let copy = store.directory.path + "/copy.granary"
        #expect(try store(["snapshot", "restore", id, "--to", copy]).status == 0)
        #expect(try Command.granary(["--store", copy, "scan", "app", "--count"]).output == "2\n")
        let replaced = try store(["snapshot", "restore", id, "--replace", "--discard-old"])
        #expect(replaced.status == 0, "\(replaced.error)")
        try store.expect(["scan", "app", "--count"], "2\n")
        try store.expect(["check"], "sound: 2 items, 0 index entries, 0 changes\n")

        #expect(try store(["snapshot", "create"]).status == 0)
        let pruned = try store(["snapshot", "prune", "--keep", "1"])
        #expect(pruned.output.contains(id))
        let left = try ids(store)
        #expect(left.count == 1 && left != [id])
        try store.expect(["snapshot", "delete"] + left, "")
        #expect(try ids(store).isEmpty)
        try store.expectFailure(
            ["snapshot", "verify", "x"], 2,
            "there is no snapshot 'x' in \(store.path).snapshots: list them to see their ids")
    }

    /// A folder that is no store stays what it is, whatever is said.
    @Test func refusesWhatIsNoStore() throws {
        let store = try CommandStore()
        #expect(try store(["snapshot", "create"]).status == 0)
        let id = try #require(ids(store).first)
        let precious = store.directory.path + "/precious"
        try FileManager.default.createDirectory(
            atPath: precious, withIntermediateDirectories: false)
        _ = try store.directory.file("precious/file", "data")
        for options in [[], ["--discard-old"], ["--discard-old", "--another-store"]] {
            try store.expectFailure(
                ["snapshot", "restore", id, "--to", precious, "--replace"] + options, 2,
                "\(precious) is no store, since it has no data.mdb, and is not replaced: remove it "
                    + "yourself, or restore to another path")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: precious) == ["file"])
        _ = try store.directory.file("precious/data.mdb", "text")
        let refused = try store(["snapshot", "restore", id, "--to", precious, "--replace"])
        #expect(refused.status == 2 && refused.error.hasSuffix(" with --another-store\n"))
    }

    /// In the store's own directory its snapshots are beside it all the same, and so is what is
    /// replaced.
    @Test func insideTheStore() throws {
        let store = try CommandStore()
        let outcome = try Command.shell(
            """
            cd '\(store.path)' && "$GRANARY" --store . snapshot create >/dev/null &&
                "$GRANARY" --store ./ snapshot verify && ls
            """)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.hasSuffix(": sound, 0 items\nOWNER\ndata.mdb\nlock.mdb\n"))
        let id = try #require(ids(store).first)
        for end in ["", "-2"] {
            let replaced = try Command.granary([
                "--store", store.path + "/", "snapshot", "restore", id, "--replace",
            ])
            #expect(replaced.status == 0)
            #expect(
                replaced.error.hasSuffix(
                    "; what was there is \(store.path).replaced-\(id)\(end)\n"), "\(replaced.error)"
            )
        }
        let copy = store.directory.path + "/copy/"
        #expect(try store(["snapshot", "restore", id, "--to", copy]).status == 0)
        #expect(try Command.granary(["--store", copy, "scan", "app", "--count"]).output == "0\n")
    }

    /// Pruning one store leaves the snapshots of another alone, in a folder that both use.
    @Test func prunesOneStore() throws {
        let (first, second) = (try CommandStore(), try CommandStore())
        let folder = ["--folder", first.directory.path + "/shared"]
        for store in [second, first, first] {
            #expect(try store(["snapshot", "create"] + folder).status == 0)
        }
        func count(_ arguments: [String], of store: CommandStore) throws -> Int {
            let outcome = try store(["snapshot"] + arguments + folder)
            #expect(outcome.status == 0, "\(outcome.error)")
            return outcome.output.split(separator: "\n").count
        }
        #expect(try count(["prune", "--keep", "1", "--dry-run"], of: second) == 0)
        #expect(try count(["prune", "--keep", "1"], of: first) == 1)
        #expect(try count(["list"], of: first) == 2)
        #expect(try count(["prune", "--keep", "1"], of: second) == 0)
    }

    /// While another process writes the store it can be copied, and cannot be replaced.
    @Test func besideAWriter() throws {
        let directory = TemporaryDirectory()
        let store = try Store.open(directory.path + "/app.granary")
        try store.createTable("app", partitionKey: "PK").put(["PK": "a"])
        let made = try Command.granary(["--store", store.path, "snapshot", "create"])
        #expect(made.status == 0, "\(made.error)")
        #expect(made.output.contains("\"items\":1"))
        let verified = try Command.granary(["--store", store.path, "snapshot", "verify"])
        #expect(verified.status == 0, "\(verified.error)")
        let refused = try Command.granary([
            "--store", store.path, "snapshot", "restore", "2", "--replace",
        ])
        #expect(refused.status == 3)
        #expect(
            refused.error
                == "granary: the store at \(store.path) is open: close it, and end the programs "
                + "that write it\n")
        try store.table("app").put(["PK": "b"])
        store.close()
    }

    @Test func damaged() throws {
        let store = try CommandStore()
        #expect(try store(["snapshot", "create"]).status == 0)
        let id = try #require(ids(store).first)
        let data = store.path + ".snapshots/\(id)/data.mdb"
        var bytes = try Data(contentsOf: URL(filePath: data))
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: URL(filePath: data))
        let outcome = try store(["snapshot", "verify"])
        #expect(outcome.status == 3)
        #expect(outcome.error.hasPrefix("granary: 1 snapshot must not be used\n  \(data) has SHA"))
    }

    /// A disk that fills while the copy is made leaves nothing of it; and the store goes on.
    @Test(.enabled(if: Self.canMount)) func fullDisk() throws {
        let store = try CommandStore()
        let lines = (0..<20_000).map {
            "{\"PK\":\"a\",\"SK\":\"\($0)\",\"t\":\"\(String(repeating: "x", count: 200))\"}\n"
        }
        #expect(try store(["import", "app", "-"], input: lines.joined()).status == 0)
        let mount = store.directory.path + "/small"
        let outcome = try Command.shell(
            """
            mkdir '\(mount)'
            unshare -m sh -c 'mount -t tmpfs -o size=1m none "\(mount)" &&
                "$GRANARY" --store "\(store.path)" snapshot create --folder "\(mount)/s"
                echo "status $?"; ls "\(mount)/s"'
            """)
        #expect(outcome.output == "status 3\nLOCK\n", "\(outcome.output)")
        #expect(outcome.error.contains("the disk is full; what was begun is removed"))
        try store.expect(["check"], "sound: 20000 items, 0 index entries, 0 changes\n")
    }

    private static let canMount: Bool = {
        let script = "unshare -m sh -c 'mount -t tmpfs -o size=1m none /mnt' && echo yes"
        return (try? Command.shell(script).output) == "yes\n"
    }()
}
