import Testing

@testable import GranaryItems

/// Items must come back from the one piece of memory as they went in.
@Suite struct PackedItemsTests {
    @Test func areAsTheyWere() {
        let items: [Item] = [["PK": "a"], [:], ["PK": "b", "list": [1, "x"]]]
        var packed = PackedItems()
        packed.reserveCapacity(3, byteCount: 10)
        for item in items { packed.append(item.view) }
        #expect(packed.count == 3)
        #expect(packed.byteCount == items.map(\.encodedBytes.count).reduce(0, +))
        for (index, item) in items.enumerated() {
            #expect(Item(copying: packed[index]) == item)
            #expect([UInt8](copying: packed.encodedBytes(at: index)) == item.encodedBytes)
        }
    }
}
