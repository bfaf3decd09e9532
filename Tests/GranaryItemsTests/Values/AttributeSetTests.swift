import Testing

@testable import GranaryItems

/// `ADD` and `DELETE` are these unions and differences; equal sets must have equal bytes.
@Suite("Attribute set")
struct AttributeSetTests {
    @Test("Sorts and drops duplicates as DynamoDB compares")
    func sorts() throws {
        let strings: AttributeSet<String> = ["b", "a", "b", "e\u{301}", "\u{E9}"]
        #expect(strings.count == 4)
        #expect(strings.first == "a")
        let numbers = AttributeSet(try ["10", "9", "1E1", "-1", "9.0"].map { try Number($0) })
        #expect(numbers.map(\.description) == ["-1", "9", "10"])
        let binaries: AttributeSet<[UInt8]> = [[0xFF], [], [0x00, 0x01], [0x00]]
        #expect(Array(binaries) == [[], [0x00], [0x00, 0x01], [0xFF]])
    }

    @Test("Agrees with Swift's set", arguments: UInt64(1)...8)
    func agreesWithSet(seed: UInt64) {
        var values = RandomValues(seed: seed)
        var left = AttributeSet<[UInt8]>()
        var model = Set<[UInt8]>()
        for _ in 0..<100 {
            let element = values.bytes(upTo: 1)
            if values.int(0...2) == 0 {
                #expect(left.remove(element) == (model.remove(element) != nil))
            } else {
                #expect(left.insert(element) == model.insert(element).inserted)
            }
            #expect(left.contains(element) == model.contains(element))
            let other = (0..<5).map { _ in values.bytes(upTo: 1) }
            let union = left.union(AttributeSet(other))
            #expect(union == AttributeSet(model.union(other)), "seed \(seed)")
            let difference = left.subtracting(AttributeSet(other))
            #expect(difference == AttributeSet(model.subtracting(other)), "seed \(seed)")
        }
    }
}
