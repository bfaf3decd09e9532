import GranaryEntities
import GranaryTestSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Typed writes", .temporaryStore)
struct PutTests {
    @Test("What is put is got, as it was returned")
    func putAndGet() throws {
        let store = try SampleStore.make()
        var sample = Sample.full
        sample.version = 0
        let stored = try store.put(sample)
        #expect(stored.version == 1)
        #expect(try store.get(sample.key) == stored)
        #expect(try store.get(Sample.Key(id: "none")) == nil)
        #expect(try store.delete(sample.key))
        #expect(try !store.delete(sample.key))
    }

    @Test("Waiting and suspending writes do the same")
    func suspending() async throws {
        let store = try SampleStore.make()
        let stored = try await store.put(Sample.least)
        #expect(try await store.update(stored.key) { $0.set(\.count, to: 3) }.count == 3)
        let changed = try await store.modify(stored.key) { $0.score += 1 }
        #expect(changed?.score == 1 && changed?.version == 3)
        await #expect(throws: EntityError.self) { try await store.create(Sample.least) }
        #expect(try await store.append(StartupActivity.at(0)).timestamp == StartupActivity.time(0))
        #expect(try await store.delete(stored.key))
    }

    @Test("A key with zero bytes names the item that was put, and no other")
    func zeros() throws {
        let store = try SampleStore.make()
        for id in ["", "\u{0}", "a\u{0}b", "a\u{0}\u{FF}", "a", "\u{0}\u{0}"] {
            try store.put(Sample(id: id, owner: id))
        }
        for id in ["", "\u{0}", "a\u{0}b", "a\u{0}\u{FF}", "a", "\u{0}\u{0}"] {
            #expect(try store.get(Sample.Key(id: id))?.owner == id)
        }
    }

    @Test("A version that was not read is refused, and the one stored is named")
    func versions() throws {
        let store = try SampleStore.make()
        let first = try store.put(Sample.least)
        let second = try store.put(first)
        #expect(second.version == 2)
        let error = #expect(throws: EntityError.self) { try store.put(first) }
        guard case .versionConflict("Sample", ["PK": "SAMPLE#2"], read: 1, stored: 2)? = error
        else {
            Issue.record("\(String(describing: error))")
            return
        }
        let new = #expect(throws: EntityError.self) { try store.put(Sample.least) }
        guard case .versionConflict(_, _, read: 0, stored: 2)? = new else {
            Issue.record("\(String(describing: new))")
            return
        }
        try store.delete(first.key)
        let gone = #expect(throws: EntityError.self) { try store.put(second) }
        guard case .versionConflict(_, _, read: 2, stored: nil)? = gone else {
            Issue.record("\(String(describing: gone))")
            return
        }
    }

    @Test("A condition that does not hold gives back the item")
    func conditions() throws {
        let store = try SampleStore.make()
        let stored = try store.put(Sample.least)
        let error = #expect(throws: EntityError.self) {
            try store.put(stored, if: Attribute("score") == 7)
        }
        guard case .conditionFailed(let existing)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let expected = try stored.item()
        #expect(existing == expected)
        #expect(try store.put(stored, if: Attribute("score") == 0).version == 2)
        #expect(throws: EntityError.self) {
            try store.delete(stored.key, if: Attribute("score") == 7)
        }
    }

    @Test("Create refuses what exists")
    func create() throws {
        let store = try SampleStore.make()
        try store.create(Sample.least)
        let error = #expect(throws: EntityError.self) { try store.create(Sample.least) }
        guard case .alreadyExists("Sample", ["PK": "SAMPLE#2"])? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("An event at an instant that is taken is not put over the other; append moves on")
    func timeKeys() throws {
        let store = try SampleStore.make()
        try store.put(StartupActivity.at(0, type: "first"))
        let error = #expect(throws: EntityError.self) {
            try store.put(StartupActivity.at(0, type: "second"))
        }
        guard case .alreadyExists("StartupActivity", _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        try store.put(StartupActivity.at(2, type: "third"))
        for expected in [1, 3, 4] {
            let appended = try store.append(StartupActivity.at(0, type: "more"))
            #expect(appended.timestamp == StartupActivity.time(expected))
            #expect(try store.get(appended.key) == appended)
        }
        #expect(try store.get(StartupActivity.at(0).key)?.activityType == "first")
    }

    @Test("Modify keeps what the model does not declare, and computes what follows")
    func modify() throws {
        let store = try SampleStore.make()
        let stored = try store.put(Sample.full.with { $0.version = 0 })
        let table = try store.table("samples")
        _ = try table.update(["PK": "SAMPLE#1"], Update().set("note", to: "mine"))
        let changed = try store.modify(stored.key) { sample in
            sample.owner = "eve"
            sample.cost = 4
            sample.list = []
        }
        #expect(changed?.ratio == 1.25 && changed?.version == 2)
        let item = try #require(try table.get(["PK": "SAMPLE#1"]))
        #expect(item["note"] == "mine" && item["GS1PK"] == "OWNER#eve" && item["list"] == nil)
        #expect(try store.get(stored.key) == changed)
        #expect(try store.modify(Sample.Key(id: "none")) { $0.score = 1 } == nil)
        #expect(try store.modify(stored.key) { _ in }?.version == 2)
    }

    @Test("Modify refuses another key, and lets the closure's own error through")
    func modifyRefusals() throws {
        struct Stop: Error {}
        let store = try SampleStore.make()
        let stored = try store.put(Sample.least)
        #expect(throws: Stop.self) { try store.modify(stored.key) { _ in throw Stop() } }
        let error = #expect(throws: EntityError.self) {
            try store.modify(stored.key) { $0.id = "3" }
        }
        guard case .keyChanged? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try store.get(stored.key) == stored)
    }

    @Test("Inside a transaction the same operations see each other")
    func transaction() throws {
        let store = try SampleStore.make()
        let count = try store.transaction { transaction in
            let stored = try transaction.put(Sample.least)
            try transaction.update(stored.key) { $0.add(5, to: \.count) }
            try transaction.modify(stored.key) { $0.score += 1 }
            try transaction.append(StartupActivity.at(0))
            try transaction.append(StartupActivity.at(0))
            let changed = try transaction.get(stored.key)
            #expect(changed?.score == 1 && changed?.count == 5)
            let all = try transaction.query(StartupActivity.since("s1", StartupActivity.time(0)))
            #expect(try transaction.query(Auxeira.startup("s1")).count == 2)
            #expect(try transaction.delete(stored.key))
            return all.count
        }
        #expect(count == 2)
    }

    @Test("Typed reads of a snapshot belong to one moment")
    func snapshot() throws {
        let store = try SampleStore.make()
        let stored = try store.put(Sample.least)
        try store.put(StartupActivity.at(0))
        try store.read { snapshot in
            try store.put(stored)
            try store.put(StartupActivity.at(1))
            #expect(try snapshot.get(stored.key) == stored)
            #expect(try snapshot.get(Sample.Key(id: "none")) == nil)
            let query = StartupActivity.since("s1", StartupActivity.time(0))
            #expect(try snapshot.query(query).count == 1)
            #expect(try snapshot.query(query.limited(to: 0)).isEmpty)
            #expect(try snapshot.query(Auxeira.startup("s1")).count == 1)
        }
        #expect(try store.get(stored.key)?.version == 2)
    }

    @Test("A date that has no stored form is refused in a key")
    func keys() throws {
        let store = try SampleStore.make()
        let far = Date(timeIntervalSince1970: 1e15)
        let key = StartupActivity.Key(startupID: "s1", timestamp: far)
        let error = #expect(throws: EntityError.self) { try key.item() }
        #expect(
            error?.description
                == "the key of a StartupActivity has a date outside the years 0000 to 9999")
        #expect(throws: EntityError.self) { try store.get(key) }
        #expect(throws: EntityError.self) {
            try store.query(StartupActivity.since("s1", far))
        }
        let activity = StartupActivity(startupID: "s1", timestamp: far, activityType: "x")
        #expect(throws: EntityError.self) { try store.put(activity) }
        #expect(throws: EntityError.self) { try store.append(activity) }
    }

    @Test("A key that is too long is refused by the rules for keys")
    func longKeys() throws {
        let store = try SampleStore.make()
        try store.put(Sample.least)
        let other = Sample.Key(id: String(repeating: "x", count: 3_000))
        let error = #expect(throws: EntityError.self) { try store.get(other) }
        guard case .store(.validation(.partitionKeyTooLong))? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}

extension Sample {
    func with(_ change: (inout Sample) -> Void) -> Sample {
        var copy = self
        change(&copy)
        return copy
    }
}
