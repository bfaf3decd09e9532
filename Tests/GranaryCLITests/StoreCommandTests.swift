import Foundation
import Granary
import Testing

/// Where the store is, who else has it, and what the command says when it cannot be used.
@Suite struct StoreCommandTests {
    /// The option stands before the subcommand or after it; the variable stands in for it.
    @Test func location() throws {
        let store = try CommandStore()
        let list = ["table", "list"]
        let found = Command.Outcome(status: 0, output: "app\n", error: "")
        #expect(try Command.granary(["--store", store.path] + list) == found)
        #expect(try Command.granary(list + ["--store", store.path]) == found)
        #expect(try Command.granary(list, environment: ["GRANARY_STORE": store.path]) == found)
        #expect(
            try Command.granary(list)
                == .init(
                    status: 2, output: "",
                    error: "granary: which store? Give --store PATH, or set GRANARY_STORE\n"))
    }

    /// Reading and writing items never makes a store: a mistyped path would hide the mistake.
    @Test(
        arguments: [
            ["table", "list"], ["get", "app", "{}"], ["put", "app", "{}"], ["stat"], ["check"],
            ["export", "app"], ["scan", "app"], ["query", "app", "a = :a"],
            ["import", "app", "/dev/null"], ["snapshot", "create"],
        ])
    func missingStore(arguments: [String]) throws {
        let store = try CommandStore(table: nil)
        try store.expectFailure(
            arguments, 3,
            "there is no store at \(store.path): create it with `granary --store \(store.path) "
                + "table create NAME --partition-key PK:S`")
        #expect(!FileManager.default.fileExists(atPath: store.path))
    }

    /// While one process writes, others read what it committed, and cannot write.
    @Test func storeInUse() throws {
        let path = TemporaryDirectory()
        let store = try Store.open(path.path + "/app.granary")
        let table = try store.createTable("app", partitionKey: "PK")
        try table.put(["PK": "a", "n": 1])
        func granary(_ arguments: String...) throws -> Command.Outcome {
            try Command.granary(["--store", store.path] + arguments)
        }
        #expect(
            try granary("put", "app", "{\"PK\":\"b\"}")
                == .init(
                    status: 3, output: "",
                    error: "granary: another process writes \(store.path): wait until it ends, or "
                        + "stop it; reading works meanwhile\n"))
        let one = Command.Outcome(status: 0, output: "{\"PK\":\"a\",\"n\":1}\n", error: "")
        #expect(try granary("get", "app", "{\"PK\":\"a\"}") == one)
        #expect(try granary("export", "app") == one)
        #expect(try granary("query", "app", "PK = :p", "--values", "{\":p\":\"a\"}") == one)
        #expect(
            try granary("check").output == "sound: 1 item, 0 index entries, 0 changes\n")
        try table.put(["PK": "b"])
        #expect(try granary("scan", "app", "--count").output == "2\n")
        store.close()
    }

    /// A directory that holds something else is left alone.
    @Test func notAStore() throws {
        let directory = TemporaryDirectory()
        _ = try directory.file("precious.txt", "mine")
        let outcome = try Command.granary([
            "--store", directory.path, "table", "create", "app", "--partition-key", "PK",
        ])
        #expect(
            outcome
                == .init(
                    status: 3, output: "",
                    error: "granary: \(directory.path) is not a Granary store\n"))
        #expect(
            try String(contentsOfFile: directory.path + "/precious.txt", encoding: .utf8)
                == "mine")
        #expect(!FileManager.default.fileExists(atPath: directory.path + "/data.mdb"))
    }

    /// A flipped byte in an item is found, named, and answered with status 3.
    @Test func damage() throws {
        let store = try CommandStore()
        try store.put(#"{"PK":"a","SK":"b","text":"find this text in the file"}"#)
        let file = URL(filePath: store.path + "/data.mdb")
        var data = try Data(contentsOf: file)
        let needle = Data("find this text".utf8)
        var found = 0
        while let range = data.range(of: needle) {
            data[range.lowerBound] = UInt8(ascii: "F")
            found += 1
        }
        #expect(found > 0)
        try data.write(to: file)
        let outcome = try store(["check"])
        #expect(outcome.status == 3)
        #expect(outcome.output.hasPrefix("damaged: "))
        #expect(
            outcome.error
                == "granary: the store at \(store.path) is damaged: stop writing to it, export what "
                + "can be read, and restore a copy\n")
    }

    @Test func stat() throws {
        let store = try CommandStore(table: ["--partition-key", "PK", "--index", "byN=n:N"])
        try store.put(#"{"PK":"a","n":1}"#, #"{"PK":"b"}"#)
        let summary = try JSONValue(parsing: try store(["stat"]).output)
        #expect(summary["path"] == .string(store.path))
        #expect(summary["itemCount"] == 2)
        #expect(summary["sizeBytes"] == 9)
        #expect(summary["formatVersion"] == 1)
        #expect(summary["commits"] == 3)
        #expect(summary["readers"] == 0)
        guard case .array(let tables)? = summary["tables"], let table = tables.first,
            case .array(let indexes)? = table["indexes"], let index = indexes.first
        else {
            Issue.record("no index in \(summary)")
            return
        }
        #expect(table["itemCount"] == 2)
        #expect(index["itemCount"] == 1)
        let lines = try store(["stat", "--output", "table"]).output.split(separator: "\n")
        #expect(lines[1] == "items       2")
        #expect(lines.contains("format      1"))
        #expect(lines.contains("commits     3"))
        #expect(lines.dropLast().last?.hasPrefix("app") == true)
        #expect(lines.last?.hasPrefix("  byN") == true)
    }

    /// The change log comes out oldest first and goes on from any place.
    @Test func changes() throws {
        let store = try CommandStore(table: ["--partition-key", "PK", "--change-log"])
        try store.put(#"{"PK":"a","n":1}"#, #"{"PK":"a","n":2}"#)
        #expect(try store(["delete", "app", #"{"PK":"a"}"#]).status == 0)
        let lines = try store(["changes", "app"]).output.split(separator: "\n")
        let records = try lines.map { try JSONValue(parsing: String($0)) }
        #expect(records.map { $0["kind"] } == ["INSERT", "MODIFY", "REMOVE"])
        #expect(records.map { $0["keys"] } == [["PK": "a"], ["PK": "a"], ["PK": "a"]])
        #expect(records.map { $0["oldImage"]?["n"] } == [nil, 1, 2])
        #expect(records.map { $0["newImage"]?["n"] } == [1, 2, nil])
        guard case .number(let first)? = records.first?["sequenceNumber"] else {
            Issue.record("no sequence number in \(lines)")
            return
        }
        try store.expect(
            ["changes", "app", "--after", first, "--limit", "1"], String(lines[1]) + "\n")
    }

    /// A mistyped path is told before anything is made.
    @Test func missingParent() throws {
        let directory = TemporaryDirectory()
        let path = directory.path + "/no/app.granary"
        #expect(
            try Command.granary([
                "--store", path, "table", "create", "app", "--partition-key", "PK",
            ])
                == .init(
                    status: 3, output: "",
                    error: "granary: there is no directory \(directory.path)/no/: make it first\n"))
    }

    /// What a person typed or a file holds cannot colour the terminal or break the line.
    @Test func controlCharactersInErrors() throws {
        try CommandStore().expectFailure(
            ["get", "a\u{1B}[31m\nb", "{}"], 2,
            "there is no table 'a\\u001b[31m\\nb': `granary table list` shows those that there are"
        )
    }

    /// Paths are the system's: spaces, accents and percent signs stand for themselves.
    @Test func unusualPath() throws {
        let directory = TemporaryDirectory()
        let path = directory.path + "/my störe 100%.granary"
        let created = try Command.granary([
            "--store", path, "table", "create", "app", "--partition-key", "PK",
        ])
        #expect(created.status == 0)
        #expect(FileManager.default.fileExists(atPath: path + "/data.mdb"))
        #expect(try Command.granary(["--store", path, "table", "list"]).output == "app\n")
    }
}
