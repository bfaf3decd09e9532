import Granary
import GranaryTestSupport
import Testing

/// A put that was prepared ahead must go where the table is by the time it is put.
@Suite("Prepared puts", .temporaryStore)
struct PreparedPutTests {
    private static func put(_ puts: [PreparedPut], into target: PutTarget) throws {
        try TemporaryStore.current.transaction { transaction in
            var isAscending = true
            for put in puts { try transaction.put(put, into: target, isAscending: &isAscending) }
        }
    }

    @Test func areStored() throws {
        let table = try TemporaryStore.current.makeHashTable()
        let target = try table.putTarget()
        let items: [Item] = [["PK": "b", "v": 1], ["PK": "a"], ["PK": "b", "v": 2]]
        try Self.put(items.map { try PreparedPut($0, into: target) }, into: target)
        #expect(
            try TemporaryStore.current.contents("plain") == [["PK": "a"], ["PK": "b", "v": 2]])
    }

    /// The key begins with the table's number, and a new table of the same name has another.
    @Test func followATableThatWasMadeAnew() throws {
        let store = TemporaryStore.current
        let table = try store.makeHashTable()
        let target = try table.putTarget()
        let put = try PreparedPut(["PK": "a", "SK": 7], into: target)
        _ = try store.run(DeleteTable(tableName: table.name))
        _ = try store.createTable(
            table.name, partitionKey: "PK", sortKey: KeyAttribute("SK", .number))
        try Self.put([put], into: target)
        #expect(try table.get(["PK": "a", "SK": 7]) == ["PK": "a", "SK": 7])
        #expect(try table.describe().itemCount == 1)
    }

    /// What the key lacks is told by the writer, whichever table it finds.
    @Test func withoutAKeyAreRefusedWhenTheyArePut() throws {
        let table = try TemporaryStore.current.makeHashTable()
        let target = try table.putTarget()
        let put = try PreparedPut(["PK": 5], into: target)
        #expect(
            refusal { try Self.put([put], into: target) }
                == invalid(parameterValues + "Type mismatch for key PK expected: S actual: N"))
        #expect(
            refusal { _ = try PreparedPut(["": 5], into: PutTarget(table.name)) } != nil)
    }

    @Test func onACondition() throws {
        let table = try TemporaryStore.current.makeHashTable()
        try table.put(["PK": "a", "v": 1])
        let target = try table.putTarget(if: !Attribute("PK").exists)
        let taken = try PreparedPut(["PK": "a", "v": 2], into: target)
        #expect(
            refusal { try Self.put([taken], into: target) }
                == "ConditionalCheckFailedException: The conditional request failed")
        try Self.put([PreparedPut(["PK": "b"], into: target)], into: target)
        #expect(
            try TemporaryStore.current.contents("plain") == [["PK": "a", "v": 1], ["PK": "b"]])
    }

    @Test func needATable() throws {
        let target = PutTarget("nowhere")
        let put = try PreparedPut(["PK": "a"], into: target)
        #expect(
            refusal { try Self.put([put], into: target) }
                == "ResourceNotFoundException: Requested resource not found")
    }
}
