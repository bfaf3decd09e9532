import Granary
import GranaryTestSupport

/// The tables most tests use.
extension Store {
    /// A table of items with a partition and a sort key, both strings.
    @discardableResult
    func makeTable(_ name: String = "app", indexes: [IndexDefinition] = []) throws -> Table {
        try createTable(name, partitionKey: "PK", sortKey: "SK", indexes: indexes)
    }

    /// A table whose items have a partition key only.
    @discardableResult
    func makeHashTable(_ name: String = "plain") throws -> Table {
        try createTable(name, partitionKey: "PK")
    }

    /// Everything in a table, in key order.
    func contents(_ table: String = "app") throws -> [Item] {
        Array(try self.table(table).scan())
    }
}

/// A string of so many bytes.
func text(_ byteCount: Int) -> AttributeValue {
    .string(String(repeating: "x", count: byteCount))
}

/// The text as a number; a failing test when it is none.
func number(_ text: String) throws -> AttributeValue { .number(try Number(text)) }
