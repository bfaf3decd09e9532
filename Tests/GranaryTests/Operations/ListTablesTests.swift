import Granary
import GranaryTestSupport
import Testing

/// Names come in order and by pages.
@Suite("ListTables", .temporaryStore)
struct ListTablesTests {
    @Test func listsNamesByPages() throws {
        let store = TemporaryStore.current
        for name in ["ccc", "aaa", "Zzz", "a-b", "a.b"] { try store.makeHashTable(name) }
        let all = ["Zzz", "a-b", "a.b", "aaa", "ccc"]
        #expect(try store.run(ListTables()).tableNames == all)
        #expect(try store.tableNames() == all)
        for limit in 1...5 {
            var names: [String] = []
            var list = ListTables(limit: limit)
            repeat {
                let page = try store.run(list)
                #expect(page.tableNames.count <= limit)
                names += page.tableNames
                list.exclusiveStartTableName = page.lastEvaluatedTableName
            } while list.exclusiveStartTableName != nil
            #expect(names == all)
        }
        #expect(
            try store.run(ListTables(exclusiveStartTableName: "a.a")).tableNames
                == ["a.b", "aaa", "ccc"])
    }

    @Test(arguments: [(0, "greater than or equal to 1"), (101, "less than or equal to 100")])
    func refusesLimitsOfLists(limit: Int, bound: String) throws {
        #expect(
            refusal { _ = try TemporaryStore.current.run(ListTables(limit: limit)) }
                == invalid(
                    "1 validation error detected: Value '\(limit)' at 'limit' failed to satisfy "
                        + "constraint: Member must have value \(bound)"))
    }

    /// 100 names to a page when no other number is asked for.
    @Test func aListHoldsAHundredNames() throws {
        let store = TemporaryStore.current
        for number in 100..<201 { try store.makeHashTable("t\(number)") }
        let page = try store.run(ListTables())
        #expect(page.tableNames.count == 100 && page.lastEvaluatedTableName == "t199")
        #expect(try store.run(ListTables(limit: 100)).tableNames.count == 100)
    }
}
