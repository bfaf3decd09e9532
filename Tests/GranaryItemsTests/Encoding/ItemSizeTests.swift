import Testing

@testable import GranaryItems

/// Limits, pages and capacity are counted in these bytes, so they are DynamoDB's to the byte.
@Suite("Item size")
struct ItemSizeTests {
    @Test(
        "Counts numbers as DynamoDB does",
        arguments: [
            ("0", 1), ("1", 2), ("-1", 3), ("12", 2), ("27", 2), ("-27", 3), ("123", 3), ("461", 3),
            ("100", 2), ("1E125", 2), ("0.1", 2), ("0.01", 2), ("1E-130", 2), ("1.5", 3),
            ("1.05", 3), ("10.5", 3), ("100.5", 4), ("-12.5", 4), ("1786461547", 6),
            ("99999999999999999999999999999999999999", 20),
            ("-99999999999999999999999999999999999999", 21),
            ("9.9999999999999999999999999999999999999", 21),
            ("0.99999999999999999999999999999999999999", 20),
        ]
    )
    func numbers(text: String, size: Int) throws {
        let value = AttributeValue.number(try Number(text))
        #expect(ItemSize.size(of: value) == size)
        #expect(EncodedValue(value).view.size == size)
    }

    @Test(
        "Counts values as DynamoDB does",
        arguments: [
            (.null, 1), (true, 1), ("", 0), ("abc", 3), ("é", 2), (.binary([1, 2]), 2),
            (.list([]), 3), (.map([:]), 3), ([.null], 5), (["a", "bc"], 8), ([[]], 7),
            (["ab": 1], 8), (["a": ["b": "c"]], 11),
            (.stringSet(["a", "bc"]), 3), (.numberSet([1, -1]), 5),
            (.binarySet([[1], [2, 3]]), 3),
        ] as [(AttributeValue, Int)]
    )
    func values(value: AttributeValue, size: Int) {
        #expect(ItemSize.size(of: value) == size)
        #expect(EncodedValue(value).view.size == size)
    }

    @Test("Counts items as DynamoDB does")
    func items() {
        #expect(Item().size == 0)
        let item: Item = ["id": "user#1", "age": 42, "tags": ["a"]]
        #expect(item.size == 2 + 6 + 3 + 2 + 4 + 5)
    }
}
