import Testing

@testable import GranaryItems

/// The order of a map is the order of its encoding, and names differ when their bytes do.
@Suite("Attribute map")
struct AttributeMapTests {
    @Test("A name that is not there is absent, and not null")
    func absentName() {
        let map: AttributeMap = ["a": nil]
        #expect(map["b"] == Optional<AttributeValue>.none)
        #expect(map["a"] == .some(.null))
    }

    @Test("Sorts names by their bytes")
    func sortsByBytes() {
        let map: AttributeMap = ["b": 1, "é": 2, "e\u{301}": 3, "a": 4, "": 5, "B": 6, "ab": 7]
        #expect(
            map.names.map { Array($0.utf8) } == [
                [], [0x42], [0x61], [0x61, 0x62], [0x62], [0x65, 0xCC, 0x81], [0xC3, 0xA9],
            ])
    }

    @Test("The last of several wins")
    func lastWins() {
        let map: AttributeMap = ["a": 1, "b": 2, "a": 3, "b": 4, "a": 5]
        #expect(map == ["a": 5, "b": 4])
    }

    @Test("Agrees with a dictionary of bytes", arguments: UInt64(1)...8)
    func agreesWithDictionary(seed: UInt64) {
        var values = RandomValues(seed: seed)
        var model: [[UInt8]: AttributeValue] = [:]
        var map = AttributeMap()
        for step in 0..<200 {
            let name = values.string(upTo: 2)
            let value: AttributeValue? = values.int(0...2) == 0 ? nil : .number(Number(step))
            map[name] = value
            model[Array(name.utf8)] = value
            #expect(map.count == model.count, "seed \(seed), step \(step)")
        }
        for entry in map { #expect(model[Array(entry.name.utf8)] == entry.value, "seed \(seed)") }
        #expect(map == AttributeMap(map.reversed().map { ($0.name, $0.value) }), "seed \(seed)")
    }
}
