import GranaryEntities
import GranaryTestSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Typed queries", .temporaryStore)
struct QueryTests {
    /// More than the first page and the second.
    static let count = 900

    private func filled() throws -> Store {
        let store = try SampleStore.make()
        try store.transaction { transaction in
            for index in 0..<Self.count { try transaction.put(StartupActivity.at(index)) }
            try transaction.put(StartupActivity.at(5, of: "s2"))
            try transaction.put(
                ["PK": "STARTUP#s1", "SK": "PROFILE", "_type": "StartupProfile"], into: "auxeira")
        }
        return store
    }

    private func values(_ activities: some Sequence<StartupActivity>) -> [Int] {
        activities.map { Int($0.activityValue ?? -1) }
    }

    @Test("All pages are read, in order, whichever way they are asked for")
    func pages() throws {
        let store = try filled()
        let query = StartupActivity.since("s1", StartupActivity.time(0))
        let all = Array(0..<Self.count)
        #expect(values(try store.query(query).readAll()) == all)
        #expect(values(try store.query(query)) == all)
        #expect(values(try store.query(query.reversed())) == all.reversed())
        #expect(values(try store.query(query.reversed()).readAll()) == all.reversed())
        let sequence = try store.query(query)
        #expect(values(sequence) == all && values(sequence) == all)
        let later = StartupActivity.since("s1", StartupActivity.time(890))
        #expect(values(try store.query(later)) == Array(890..<900))
        #expect(try store.query(later).first()?.activityValue == 890)
        #expect(try store.query(StartupActivity.since("none", .distantPast)).first() == nil)
    }

    @Test(
        "Limits hold within a page, at its end and beyond it",
        arguments: [0, 1, 127, 128, 129, 640, 641, 2_000])
    func limits(limit: Int) throws {
        let store = try filled()
        let query = StartupActivity.since("s1", StartupActivity.time(0)).limited(to: limit)
        let expected = Array(0..<min(limit, Self.count))
        #expect(values(try store.query(query).readAll()) == expected)
        #expect(values(try store.query(query)) == expected)
        var visited: [Int] = []
        try store.forEach(query) { activity in
            visited.append(Int(activity.activityValue ?? -1))
            return true
        }
        #expect(visited == expected)
    }

    @Test("A filter leaves out, and the limit counts what is left")
    func filters() throws {
        let store = try filled()
        let query = StartupActivity.since("s1", StartupActivity.time(0))
            .filtered(by: Attribute("activity_value") >= 300.0)
            .filtered(by: Attribute("activity_value") < 800.0)
        #expect(values(try store.query(query)) == Array(300..<800))
        #expect(values(try store.query(query.limited(to: 3))) == [300, 301, 302])
        #expect(values(try store.query(StartupActivity.latest("s1", activityValue: 2))) == [])
    }

    @Test("What is written while a query is walked shows behind the page, and nothing comes twice")
    func writesInBetween() throws {
        let store = try filled()
        var iterator = try store.query(StartupActivity.since("s1", StartupActivity.time(0)))
            .makeIterator()
        var found: [Int] = []
        while let activity = try iterator.nextEntity() {
            found.append(Int(activity.activityValue ?? -1))
            if found.count == 1 {
                for index in [0, 127, 128, 500] { try store.delete(StartupActivity.at(index).key) }
                try store.put(StartupActivity.at(950))
            }
        }
        let kept = Array(0..<900).filter { $0 != 128 && $0 != 500 } + [950]
        #expect(found == kept)
    }

    @Test("The loop ends early at an item that cannot be read, and says so")
    func unreadable() throws {
        let store = try filled()
        let table = try store.table("auxeira")
        for index in [0, 200] {
            let item = try StartupActivity.at(index).item()
            try table.put(item.replacing([("activity_type", 5)]))
            let query = StartupActivity.since("s1", StartupActivity.time(index == 0 ? 1 : 0))
            if index == 0 {
                #expect(throws: EntityError.self) {
                    try store.query(StartupActivity.since("s1", StartupActivity.time(0)))
                }
                #expect(values(try store.query(query)).count == 899)
                try table.put(try StartupActivity.at(0).item())
                continue
            }
            var iterator = try store.query(query).makeIterator()
            var found = 0
            while iterator.next() != nil { found += 1 }
            #expect(found == 200)
            guard case .unreadable("StartupActivity", let key, _)? = iterator.failure else {
                Issue.record("\(String(describing: iterator.failure))")
                return
            }
            #expect(try table.get(key)?["activity_type"] == 5)
            #expect(throws: EntityError.self) { try store.query(query).readAll() }
            #expect(throws: EntityError.self) { try store.forEach(query) { _ in true } }
            #expect(throws: EntityError.self) {
                try store.transaction { transaction in _ = try transaction.query(query) }
            }
        }
    }

    @Test("A collection holds items of every model, and those of unknown ones as they are")
    func collection() throws {
        let store = try filled()
        var activities = 0
        var others: [Item] = []
        for element in try store.query(Auxeira.startup("s1")) {
            switch element {
            case .startupActivity: activities += 1
            case .unrecognized(let item): others.append(item)
            }
        }
        #expect(activities == Self.count)
        #expect(others == [["PK": "STARTUP#s1", "SK": "PROFILE", "_type": "StartupProfile"]])
    }

    @Test("A query passes over items of other models")
    func otherModels() throws {
        let store = try filled()
        let whole = EntityQuery<StartupActivity>(
            where: KeyCondition(terms: [.init("PK", .equal("STARTUP#s1"))]))
        #expect(try store.query(whole).readAll().count == Self.count)
    }

    @Test("An index that holds keys alone leads to whole entities")
    func follow() throws {
        let store = try SampleStore.make()
        let stored = try store.put(Sample.full.with { $0.version = 0 })
        #expect(try store.query(Sample.owned("ann")).readAll() == [stored])
        var query = Sample.owned("ann")
        query.index = "none"
        #expect(throws: EntityError.self) { try store.query(query) }
    }

    @Test("A walk ends where its closure says, and lets its error through")
    func forEach() throws {
        struct Stop: Error {}
        let store = try filled()
        let query = StartupActivity.since("s1", StartupActivity.time(0))
        var found = 0
        try store.forEach(query) { _ in
            found += 1
            return found < 7
        }
        #expect(found == 7)
        #expect(throws: Stop.self) { try store.forEach(query) { _ in throw Stop() } }
    }
}
