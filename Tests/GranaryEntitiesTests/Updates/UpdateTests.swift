import GranaryEntities
import GranaryTestSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An update must leave no key attribute of an index, and no derived attribute, that speaks of what
/// the item was.
@Suite("Typed updates", .temporaryStore)
struct UpdateTests {
    private func put(_ store: Store) throws -> Sample {
        try store.put(Sample.full.with { $0.version = 0 })
    }

    @Test("Each kind of change does what it says")
    func changes() throws {
        let store = try SampleStore.make()
        let stored = try put(store)
        let updated = try store.update(stored.key) { update in
            update.add(10, to: \.count)
            update.set(\.binary, to: nil)
            update.append(["c"], to: \.list)
            update.insert(["c", "a"], into: \.tags)
            update.set(\.moment, to: Date(timeIntervalSince1970: 0))
            update.set(\.expiresAt, to: Date(timeIntervalSince1970: 9.5))
            update.set(\.places, to: [])
        }
        let expected = stored.with {
            $0.count = 7
            $0.binary = nil
            $0.list = ["", "é", "c"]
            $0.tags = ["a", "b", "c"]
            $0.moment = Date(timeIntervalSince1970: 0)
            $0.expiresAt = Date(timeIntervalSince1970: 9)
            $0.places = []
            $0.version = 2
        }
        #expect(updated == expected)
        #expect(try store.get(stored.key) == expected)
        let less = try store.update(stored.key) { update in
            update.remove(["a", "b", "c"], from: \.tags)
            update.set(\.list, to: [])
            update.remove(\.moment)
        }
        #expect(less.tags.isEmpty && less.list.isEmpty && less.moment == nil)
        #expect(try store.table("samples").get(["PK": "SAMPLE#1"])?["list"] == nil)
    }

    @Test("Templates and derived attributes follow what they are made of")
    func resolution() throws {
        let store = try SampleStore.make()
        let stored = try put(store)
        let updated = try store.update(stored.key) { update in
            update.set(\.owner, to: "eve")
            update.set(\.stage, to: .idea)
            update.set(\.score, to: 7)
            update.set(\.revenue, to: 9)
            update.set(\.cost, to: 2)
        }
        #expect(updated.ratio == 4.5)
        let item = try #require(try store.table("samples").get(["PK": "SAMPLE#1"]))
        #expect(item["GS1PK"] == "OWNER#eve" && item["GS1SK"] == "idea#000007")
        #expect(try item == updated.item())
        #expect(try store.query(Sample.owned("eve")).readAll() == [updated])
        #expect(try store.query(Sample.owned("ann")).readAll() == [])
    }

    @Test("Without an input that was removed there is no key attribute, and no derived one")
    func removedInputs() throws {
        let store = try SampleStore.make()
        let stored = try put(store)
        let updated = try store.update(stored.key) { update in
            update.remove(\.stage)
            update.remove(\.cost)
        }
        #expect(updated.ratio == nil)
        let item = try #require(try store.table("samples").get(["PK": "SAMPLE#1"]))
        #expect(item["GS1SK"] == nil)
        #expect(try item == updated.item())
        let zero = try store.update(stored.key) { update in
            update.set(\.revenue, to: 1)
            update.set(\.cost, to: 0)
        }
        #expect(zero.ratio == nil)
    }

    static let half: [(String, [String], @Sendable (inout EntityUpdate<Sample>) -> Void)] = [
        ("GS1SK", ["score"], { $0.set(\.stage, to: .idea) }),
        ("GS1SK", ["stage"], { $0.set(\.score, to: 1) }),
        ("GS1SK", ["stage", "score"], { $0.add(1, to: \.score) }),
        ("ratio", ["cost"], { $0.set(\.revenue, to: 1) }),
        (
            "ratio", ["revenue"],
            {
                $0.add(1, to: \.revenue)
                $0.set(\.cost, to: 1)
            }
        ),
    ]

    @Test("An update that leaves one half resolved is refused", arguments: half.indices)
    func halfResolved(index: Int) throws {
        let (attribute, missing, change) = Self.half[index]
        let store = try SampleStore.make()
        let stored = try put(store)
        let error = #expect(throws: EntityError.self) { try store.update(stored.key, change) }
        guard case .halfResolved("Sample", attribute, let found)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found == missing)
        #expect(error?.description.contains("use modify") == true)
        #expect(try store.get(stored.key) == stored)
    }

    @Test("A derived attribute that is set is not computed")
    func setDerived() throws {
        let store = try SampleStore.make()
        let stored = try put(store)
        let updated = try store.update(stored.key) { update in
            update.set(\.ratio, to: 2.51)
            update.set(\.cost, to: 2)
        }
        #expect(updated.ratio == 2.51)
    }

    @Test("An update makes no item")
    func absent() throws {
        let store = try SampleStore.make()
        let error = #expect(throws: EntityError.self) {
            try store.update(Sample.Key(id: "none")) { $0.set(\.owner, to: "x") }
        }
        guard case .notFound("Sample", ["PK": "SAMPLE#none"])? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try store.get(Sample.Key(id: "none")) == nil)
    }

    @Test("A condition that does not hold gives back the item, and nothing changes")
    func conditions() throws {
        let store = try SampleStore.make()
        let stored = try put(store)
        let error = #expect(throws: EntityError.self) {
            try store.update(stored.key, if: Attribute("owner") == "x") { $0.set(\.owner, to: "y") }
        }
        guard case .conditionFailed(let existing?)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try Sample(existing) == stored)
    }

    @Test("A value that cannot be stored is refused with its attribute")
    func unwritable() throws {
        let store = try SampleStore.make()
        let stored = try put(store)
        for change: (inout EntityUpdate<Sample>) -> Void in [
            { $0.set(\.cost, to: .infinity) }, { $0.add(.nan, to: \.cost) },
        ] {
            let error = #expect(throws: EntityError.self) { try store.update(stored.key, change) }
            guard case .unwritable("Sample", let reason)? = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(reason.attribute == "cost")
        }
    }

    @Test("The time of the change is kept")
    func updated() throws {
        let store = try SampleStore.make()
        let old = Date(timeIntervalSince1970: 0)
        let activity = try store.put(StartupActivity.at(0))
        #expect(activity.updatedAt > old)
        let raw = try store.table("auxeira")
        _ = try raw.update(
            try activity.key.item(), Update().set("updated_at", to: "1970-01-01T00:00:00.000Z"))
        let updated = try store.update(activity.key) { $0.set(\.activityType, to: "x") }
        #expect(updated.updatedAt > old && updated.activityType == "x")
    }
}
