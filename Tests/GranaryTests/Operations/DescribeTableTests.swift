import Granary
import GranaryTestSupport
import Testing

/// Counts and sizes are exact, since people plan by them.
@Suite("DescribeTable", .temporaryStore)
struct DescribeTableTests {
    /// Exact and current, unlike DynamoDB's, which lag by hours.
    @Test func countsItemsAndBytes() throws {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .global("byG", partitionKey: "g", projection: .keysOnly)
        ])
        try app.put(["PK": "a", "SK": "1", "g": "x", "v": text(100)])  // 6 + 2 + 101 bytes
        try app.put(["PK": "b", "SK": "1"])
        var described = try app.describe()
        #expect(described.itemCount == 2 && described.tableSizeBytes == 109 + 6)
        #expect(described.indexes[0].itemCount == 1 && described.indexes[0].indexSizeBytes == 8)
        try app.put(["PK": "a", "SK": "1", "v": 1])
        try app.delete(["PK": "b", "SK": "1"])
        described = try app.describe()
        #expect(described.itemCount == 1 && described.tableSizeBytes == 9)
        #expect(described.indexes[0].itemCount == 0 && described.indexes[0].indexSizeBytes == 0)
    }
}
