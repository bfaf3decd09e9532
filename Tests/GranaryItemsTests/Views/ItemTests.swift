import Testing

@testable import GranaryItems

/// Updates and projections copy bytes: the result must be what encoding afresh would have made.
@Suite("Item")
struct ItemTests {
    @Test("Replacing agrees with encoding afresh", arguments: UInt64(1)...20)
    func replacing(seed: UInt64) throws {
        var values = RandomValues(seed: seed)
        var map = values.map()
        var item = Item(map)
        for step in 0..<40 {
            let changes: [(name: String, value: AttributeValue?)] = (0..<values.int(0...4)).map {
                _ in
                let known = map.randomElement(using: &values.random)?.name
                let name = values.int(0...1) == 0 ? known : nil
                return (
                    name ?? values.string(upTo: 3), values.int(0...2) == 0 ? nil : values.value()
                )
            }
            for change in changes { map[change.name] = change.value }
            item = item.replacing(changes)
            #expect(item == Item(map), "seed \(seed), step \(step)")
        }
        try item.view.validate()
    }

    @Test("An item of named scalars is flat")
    func flat() {
        func isFlat(_ item: Item) -> Bool { item.view.isFlat }
        #expect(isFlat(Item()))
        let scalars: Item = ["a": nil, "b": true, "c": 1, "d": "", "e": .binary([1])]
        #expect(isFlat(scalars))
        let nested: [AttributeValue] = [
            [], [:], .stringSet(["a"]), .numberSet([1]), .binarySet([[1]]),
        ]
        for value in nested { #expect(!isFlat(scalars.replacing([("d", value)]))) }
        #expect(!isFlat(["": 1, "a": 1]))
        var damaged = scalars.encodedBytes
        damaged[8 + 4] = 0
        #expect(!isFlat(Item(unchecked: damaged)))
    }

    @Test("A name is found from any guess")
    func guesses() {
        let item: Item = ["PK": "p", "SK": "s", "a": 1]
        for guess in -1...4 {
            var position = guess
            let known: String = "SK"
            let found = item.view.value(named: known, near: &position)?.string()
            #expect(found == "s")
            #expect(position == 2)
            let unknown: String = "SL"
            let missing = item.view.value(named: unknown, near: &position)?.string()
            #expect(missing == nil)
            #expect(position == 2)
        }
    }

    @Test("Selecting agrees with encoding afresh", arguments: UInt64(1)...20)
    func selecting(seed: UInt64) throws {
        var values = RandomValues(seed: seed)
        let map = values.map()
        let item = Item(map)
        for _ in 0..<20 {
            var names = map.names.filter { _ in Bool.random(using: &values.random) }.shuffled()
            var expected = AttributeMap()
            for name in names { expected[name] = map[name] }
            names += names.prefix(1) + ["no such name"]
            let selected = item.selecting(names: names)
            #expect(selected == Item(expected), "seed \(seed)")
            try selected.view.validate()
        }
    }

    @Test("Keeps the schema version")
    func keepsSchemaVersion() {
        var item: Item = ["a": 1, "b": 2]
        item.schemaVersion = 9
        #expect(item.replacing([("a", 3)]).schemaVersion == 9)
        #expect(item.selecting(names: ["a"]).schemaVersion == 9)
        item["c"] = 3
        #expect(item.schemaVersion == 9)
    }

    @Test("Gets, sets and removes")
    func subscripting() {
        var item = Item()
        item["b"] = 1
        item["a"] = "x"
        item["b"] = 2
        item["c"] = nil
        #expect(item == ["a": "x", "b": 2])
        #expect(item.count == 2 && item.attributeNames == ["a", "b"])
        item["a"] = nil
        #expect(item == ["b": 2])
    }

    @Test("The last of several changes to a name counts")
    func lastChangeCounts() {
        let item: Item = ["a": 1]
        #expect(item.replacing([("b", 1), ("a", nil), ("b", 2), ("a", 7)]) == ["a": 7, "b": 2])
        #expect(item.replacing([("a", 7), ("a", nil)]) == [:])
    }
}
