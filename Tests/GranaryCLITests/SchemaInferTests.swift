import Foundation
import Granary
import Testing

/// What is stored gives a draft that is a schema at once: it is read back, and holds for the items.
@Suite struct SchemaInferTests {
    private func visited() throws -> CommandStore {
        let store = try CommandStore(table: [
            "--partition-key", "PK", "--sort-key", "SK", "--index", "byCity=city,name",
        ])
        try store.put(
            #"{"PK":"USER#a","SK":"PROFILE","id":"a","name":"Ann","city":"Riga"}"#,
            #"{"PK":"USER#b","SK":"PROFILE","id":"b","name":"Bob","city":"Oslo"}"#,
            #"{"PK":"USER#a","SK":"VISIT#2026-01-02","id":"a","day":"2026-01-02","guests":2}"#)
        return store
    }

    /// One file on standard output, which every command takes as a schema.
    @Test func standardOutput() throws {
        let store = try visited()
        let draft = try store(["schema", "infer", "app"])
        #expect(draft.status == 0)
        #expect(draft.output.hasPrefix("format: granary:1\nschema: App\nversion: 0.1.0\n"))
        let file = try store.directory.file("app.yaml", draft.output)
        let shown = try Command.granary(["schema", "show", "--schema", file])
        let value = try JSONValue(parsing: shown.output)
        guard case .array(let models)? = value["models"] else {
            Issue.record("no models in \(shown.output)")
            return
        }
        #expect(models.map { $0["model"] } == ["UserProfile", "UserVisit"])
        #expect(
            models.map { $0["keys"] }
                == [
                    ["PK": "USER#${id}", "SK": "PROFILE"],
                    ["PK": "USER#${id}", "SK": "VISIT#${day}"],
                ])
        guard case .array(let indexes)? = value["indexes"] else {
            Issue.record("no indexes in \(shown.output)")
            return
        }
        #expect(indexes.map { $0["index"] } == ["primary", "byCity"])
        #expect(indexes.last?["partitionKey"] == ["city"])
        #expect(indexes.last?["sortKey"] == ["name"])
        // The draft fits the table it was made from, and what is in it.
        #expect(try store(["schema", "apply", file]).status == 0)
    }

    /// A folder with a header and a file for each model; what is there is not written over.
    @Test func folder() throws {
        let store = try visited()
        let out = store.directory.path + "/App"
        let infer = ["schema", "infer", "app", "--out", out]
        let written = try store(infer)
        #expect(written.status == 0)
        #expect(written.output.isEmpty)
        #expect(
            written.error.hasSuffix(
                "wrote 3 files into \(out): 2 models, 1 index, 1 collection, 0 queries\n"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: out).sorted()
                == ["UserProfile.yaml", "UserVisit.yaml", "schema.yaml"])
        #expect(try Command.granary(["schema", "check", out]).status == 0)
        let again = try store(infer)
        #expect(again.status == 3)
        #expect(
            again.error.hasSuffix(
                "granary: \(out)/schema.yaml is there already: name a new folder\n"))
    }

    /// An index that nothing is in would be an error of a schema that nobody has touched.
    @Test func passesTheCheck() throws {
        let store = try CommandStore(table: [
            "--partition-key", "PK", "--sort-key", "SK", "--index", "byNothing=nowhere",
        ])
        try store.put(#"{"PK":"TASK#a","SK":"PROFILE","id":"a","name":"Ann"}"#)
        let draft = try store(["schema", "infer", "app"])
        #expect(draft.error.contains("has the index byNothing with a key that no model can have"))
        let file = try store.directory.file("app.yaml", draft.output)
        #expect(try Command.granary(["schema", "check", file]).status == 0)
        #expect(try store(["schema", "apply", file]).status == 0)
    }

    /// What a draft cannot say is told on standard error.
    @Test func remarks() throws {
        let store = try CommandStore()
        try store.put(
            #"{"PK":"A#1","SK":"X","id":"1","n":1}"#, #"{"PK":"A#2","SK":"X","id":"2","n":"one"}"#)
        let outcome = try store(["schema", "infer", "app"])
        #expect(outcome.status == 0)
        #expect(outcome.error.contains(".n: has values of several types: N (1), S (1)\n"))
    }

    @Test func missingTable() throws {
        try CommandStore().expectFailure(
            ["schema", "infer", "none"], 2,
            "there is no table 'none': `granary table list` shows those that there are")
    }
}
