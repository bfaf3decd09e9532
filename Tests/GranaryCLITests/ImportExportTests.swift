import Foundation
import Granary
import Testing

/// What is imported comes out again, and what cannot be imported is told by file and line.
@Suite struct ImportExportTests {
    private static let advice = ": mend it, or go on with --skip-bad-lines or --rejects FILE"

    /// Import with key templates, export, import of the export: nothing is lost.
    @Test func roundTrip() throws {
        let store = try CommandStore()
        let file = try store.directory.file(
            "startups.ndjson", "{\"slug\":\"a\",\"n\":1.50}\r\n{\"slug\":\"b\",\"l\":[null,true]}")
        let keys = ["--key", "PK=STARTUP#${slug}", "--key", "SK=PROFILE"]
        let imported = try store(["import", "app", file] + keys)
        #expect(imported == .init(status: 0, output: "", error: "2 items imported\n"))
        let exported = """
            {"PK":"STARTUP#a","SK":"PROFILE","n":1.5,"slug":"a"}
            {"PK":"STARTUP#b","SK":"PROFILE","l":[null,true],"slug":"b"}

            """
        try store.expect(["export", "app"], exported)
        let typed = try store(["export", "app", "--dynamodb-json"]).output
        #expect(typed.hasPrefix(#"{"PK":{"S":"STARTUP#a"},"SK":{"S":"PROFILE"},"n":{"N":"1.5"}"#))
        let other = try CommandStore()
        #expect(try other(["import", "app", "-", "--dynamodb-json"], input: typed).status == 0)
        try other.expect(["export", "app"], exported)
    }

    /// The same file compressed, whatever its name.
    @Test func gzip() throws {
        let store = try CommandStore()
        let lines = (0..<20_000).map { "{\"PK\":\"\($0 % 7)\",\"SK\":\"\($0)\",\"n\":\($0)}" }
        let file = try store.directory.file("items", lines.joined(separator: "\n"))
        try Command.gzip(file)
        let imported = try store(["import", "app", file + ".gz"])
        #expect(imported == .init(status: 0, output: "", error: "20000 items imported\n"))
        let exported = try store(["export", "app"]).output.split(separator: "\n")
        #expect(exported.sorted() == lines.map { Substring($0) }.sorted())
        try store.expect(["check"], "sound: 20000 items, 0 index entries, 0 changes\n")
    }

    /// A bad line ends the import; everything before it is stored, nothing after it is.
    @Test func badLine() throws {
        let store = try CommandStore()
        let good = "{\"PK\":\"a\",\"SK\":\"1\"}\n\n{\"PK\":\"a\",\"SK\":\"2\"}\n"
        let file = try store.directory.file(
            "bad.ndjson", good + "{\"PK\": oops}\n{\"PK\":\"a\",\"SK\":\"3\"}\n")
        try store.expectFailure(
            ["import", "app", file], 3,
            "\(file):4: Unexpected 'o' in the JSON text (at byte 7); 2 items are "
                + "stored" + Self.advice)
        try store.expect(["scan", "app", "--count"], "2\n")
        #expect(
            try store(["import", "app", file, "--skip-bad-lines"])
                == .init(
                    status: 0, output: "", error: "3 items imported, 1 bad line left out\n"))
        try store.expect(["scan", "app", "--count"], "3\n")
    }

    /// What only the writer can refuse is told with the lines it is among.
    @Test func refusedByIndex() throws {
        let store = try CommandStore(table: [
            "--partition-key", "PK:S", "--sort-key", "SK:S", "--unique", "byN=n",
        ])
        let text =
            "{\"PK\":\"a\",\"SK\":\"1\",\"n\":\"x\"}\n{\"PK\":\"a\",\"SK\":\"2\",\"n\":\"x\"}\n"
        try store.expectFailure(
            ["import", "app", "-"], 3,
            "standard input:2: another item has this key in the unique index 'byN': the item "
                + "whose key attributes are PK, SK; 1 item is stored"
                + Self.advice, input: text)
        try store.expect(["scan", "app", "--count"], "1\n")
    }

    @Test func unreadableFiles() throws {
        let store = try CommandStore()
        try store.expectFailure(
            ["import", "app", "/no/such/file"], 3,
            "/no/such/file: opening failed: No such file or directory")
        let bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF]
        let file = try store.directory.file("bad.gz", bytes)
        let outcome = try store(["import", "app", file])
        #expect(outcome.status == 3)
        #expect(outcome.error.hasPrefix("granary: \(file): the compressed data is damaged"))
    }

    /// `head` closes the pipe early: that is no failure and says nothing.
    @Test func closedPipe() throws {
        let store = try CommandStore()
        let lines = (0..<5_000).map {
            "{\"PK\":\"a\",\"SK\":\"\($0)\",\"t\":\"\(String(repeating: "x", count: 100))\"}\n"
        }
        #expect(try store(["import", "app", "-"], input: lines.joined()).status == 0)
        let outcome = try Command.shell(
            "set -o pipefail; \"$GRANARY\" --store '\(store.path)' export app | head -1 | wc -l")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("1"))
        #expect(outcome.error.isEmpty)
    }

    /// The policies, the dry run and the file of rejected lines, as a person uses them.
    @Test func policies() throws {
        let store = try CommandStore()
        try store.put(#"{"PK":"a","SK":"1","n":1}"#)
        let text =
            "{\"PK\":\"a\",\"SK\":\"1\",\"n\":2}\n{\"PK\":\"a\"}\n{\"PK\":\"a\",\"SK\":\"2\"}\n"
        let file = try store.directory.file("items", text)
        let rejects = store.directory.path + "/rejects"
        let dry = try store(["import", "app", file, "--dry-run", "--skip-bad-lines"])
        #expect(dry.error == "2 items would be imported, 1 bad line left out\n")
        try store.expect(["scan", "app", "--count"], "1\n")
        let skipped = try store(
            ["import", "app", file, "--on-conflict", "skip", "--rejects", rejects])
        #expect(skipped.status == 1)
        #expect(
            skipped.error == """
                1 item imported, 1 with taken keys left out, 1 bad line left out
                granary: 1 record rejected: mend \(rejects), and import it

                """)
        #expect(
            try String(contentsOfFile: rejects, encoding: .utf8).hasPrefix(
                "#granary \(file):2: One or more parameter values were invalid"))
        let failed = try store(["import", "app", file, "--on-conflict", "fail"])
        #expect(
            failed.error
                == "granary: \(file):1: another item with this key is in the table; nothing is stored"
                + Self.advice + "\n")
        try store.expect(
            ["get", "app", #"{"PK":"a","SK":"1"}"#], "{\"PK\":\"a\",\"SK\":\"1\",\"n\":1}\n")
    }

    /// Out in DynamoDB's layout and in again, detected by the folder; CSV by its name; and no file is
    /// overwritten.
    @Test func formats() throws {
        let store = try CommandStore()
        try store.put(#"{"PK":"a","SK":"1","s":"x,y"}"#, #"{"PK":"a","SK":"2"}"#)
        let folder = store.directory.path
        let exported = try store(
            ["export", "app", "--format", "dynamodb-export", "--to", folder + "/s3"])
        #expect(
            exported.status == 0 && exported.error.hasPrefix("2 items exported to \(folder)/s3/"))
        #expect(
            try store(["export", "app", "--to", folder + "/a.csv"]).status == 0)
        #expect(try store(["export", "app", "--to", folder + "/a.ndjson.gz"]).status == 0)
        for file in ["s3", "s3/", "a.csv", "a.ndjson.gz"] {
            let other = try CommandStore()
            let imported = try other(["import", "app", folder + "/" + file])
            #expect(
                imported == .init(status: 0, output: "", error: "2 items imported\n"), "\(file)")
            #expect(try other(["export", "app"]) == store(["export", "app"]))
        }
        try store.expectFailure(
            ["export", "app", "--to", folder + "/a.csv"], 3,
            "\(folder)/a.csv is there already: name another, or remove it")
        try store.expectFailure(
            ["import", "app", folder + "/x.ion"], 3,
            "\(folder)/x.ion is Amazon Ion, which is not read: export it anew as DynamoDB JSON")
    }

    /// A full export says where the chain of incremental ones begins, and a chain that cannot be is
    /// refused.
    @Test func incrementalChain() throws {
        let store = try CommandStore(table: [
            "--partition-key", "PK:S", "--sort-key", "SK:S", "--change-log",
        ])
        try store.put(#"{"PK":"a","SK":"1"}"#, #"{"PK":"a","SK":"2"}"#)
        let export = ["export", "app", "--format", "dynamodb-export", "--to"]
        let path = store.directory.path
        let full = try store(export + [path + "/full"])
        #expect(
            full.status == 0 && full.error.hasSuffix(": go on with --after 2\n"), "\(full.error)")
        try store.put(#"{"PK":"b","SK":"1"}"#)
        let next = try store(export + [path + "/next", "--after", "2"])
        #expect(next.error.hasPrefix("1 change exported to "))
        #expect(next.error.hasSuffix(": go on with --after 3\n"))
        try store.expectFailure(
            export + [path + "/none", "--after", "4"], 2,
            "there is no change 4: the last one is 3; give the number that the export before told, or "
                + "export the table whole")
        let plain = try CommandStore()
        #expect(try !plain(export + [path + "/plain"]).error.contains("--after"))
        try plain.expectFailure(
            export + [path + "/none", "--after", "0"], 2,
            "table 'app' has no change log, so nobody knows what changed: export it whole, and "
                + "switch the log on for the next time: `granary table update app --change-log`")
        #expect(!FileManager.default.fileExists(atPath: path + "/none"))
    }

    /// A file of rejected records is told before the import, not in the middle of it.
    @Test func rejectsThatAreThere() throws {
        let store = try CommandStore()
        let file = try store.directory.file("items", "{\"PK\":\"a\",\"SK\":\"1\"}\n{}\n")
        let rejects = try store.directory.file("rejects", "")
        try store.expectFailure(
            ["import", "app", file, "--rejects", rejects], 2,
            "\(rejects) is there already, and may hold records that an earlier import rejected: mend "
                + "and import those, or name another file for rejected records")
        try store.expect(["scan", "app", "--count"], "0\n")
    }

    /// A model of several tables is imported by the name of one.
    @Test func workbenchModel() throws {
        let store = try CommandStore()
        let items = #"[{"PK":{"S":"a"},"SK":{"S":"1"}}]"#
        let model = try store.directory.file(
            "shop.json",
            "{\"ModelName\":\"Shop\",\"DataModel\":[{\"TableName\":\"Orders\",\"TableData\":\(items)},"
                + "{\"TableName\":\"Users\"}]}")
        for options in [[], ["--model-table", "Nope"]] {
            try store.expectFailure(
                ["import", "app", model] + options, 2,
                "\(model) has the tables Orders, Users: say which one with --model-table NAME")
        }
        let imported = try store(["import", "app", model, "--model-table", "Orders"])
        #expect(imported == .init(status: 0, output: "", error: "1 item imported\n"))
    }

    /// What the schema calls personal does not leave the store, and the key of a file makes it the same
    /// in every run.
    @Test func anonymised() throws {
        let store = try CommandStore(ClubSchema())
        #expect(
            try store([
                "put", "club",
                #"{"_type":"Member","PK":"MEMBER#1","SK":"PROFILE","member_id":"1","email":"a@b.co"}"#,
            ]).status == 0)
        let key = try store.directory.file("key", "0123456789abcdef")
        let options = ["export", "club", "--anonymise", "--anonymise-key", key]
        let first = try store(options)
        #expect(first.status == 0 && !first.output.contains("a@b.co"), "\(first.error)")
        #expect(first.output.contains("@example.com"))
        #expect(try store(options) == first)
        #expect(try store(["export", "club", "--anonymise"]).output != first.output)
        // An import that is run again must make the same items of the same records.
        let file = try store.directory.file("members", store(["export", "club"]).output)
        let copy = try CommandStore(ClubSchema())
        try copy.expectFailure(
            ["import", "club", file, "--anonymise"], 2,
            "give --anonymise-key FILE, such as from `head -c 32 /dev/urandom`: with a key for this run "
                + "only, the same import run again would make other items of the same records")
        #expect(try copy(["import", "club", file, "--anonymise", "--dry-run"]).status == 0)
        for _ in 0..<2 {
            let imported = try copy(
                ["import", "club", file, "--anonymise", "--anonymise-key", key])
            #expect(imported.error == "1 item imported\n")
        }
        #expect(try copy(["export", "club"]).output == first.output)
        let plain = try CommandStore()
        try plain.expectFailure(
            ["export", "app", "--anonymise"], 2,
            "table 'app' has no schema, which says what is personal: apply one with `granary schema "
                + "apply`")
    }

    /// Killed at any moment, an import leaves whole batches, and running it again finishes it.
    @Test func killed() throws {
        let store = try CommandStore()
        let lines = (0..<40_000).map {
            "{\"PK\":\"P\($0 % 7)\",\"SK\":\"S\($0)\",\"n\":\($0)}\n"
        }
        let file = try store.directory.file("items", lines.joined())
        let outcome = try Command.shell(
            """
            for seconds in 0.05 0.15 0.3 0.5 0.8 1.2; do
                timeout -s KILL $seconds "$GRANARY" --store '\(store.path)' \
                    import app '\(file)' --on-conflict fail >/dev/null 2>&1
            done
            "$GRANARY" --store '\(store.path)' import app '\(file)' --on-conflict fail
            """)
        #expect(outcome.status == 0, "\(outcome.error)")
        try store.expect(["scan", "app", "--count"], "40000\n")
        try store.expect(["check"], "sound: 40000 items, 0 index entries, 0 changes\n")
    }
}
