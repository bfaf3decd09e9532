import GranaryTestSupport
import GranaryTransfer
import Testing

/// The sample data of a NoSQL Workbench model becomes items, and a file that is none is told.
@Suite(.temporaryStore) struct WorkbenchSourceTests {
    private let folder = Folder()

    private static let model = """
        {
          "ModelName": "Shop",
          "DataModel": [
            {
              "TableName": "Orders",
              "KeyAttributes": {"PartitionKey": {"AttributeName": "PK", "AttributeType": "S"}},
              "TableData": [
                {"PK": {"S": "a"}, "price": {"N": "1.5"}},
                {"PK": {"S": "b"}, "tags": {"SS": ["x"]}},
                {"PK": {"X": "c"}}
              ]
            },
            {"TableName": "Empty"}
          ]
        }
        """

    @Test func items() throws {
        let path = try folder.file("shop.json", Self.model)
        #expect(try ImportFormat.detect(path) == .noSQLWorkbench)
        let table = try TemporaryStore.current.createTable("orders", partitionKey: "PK")
        var options = ImportOptions()
        options.rejectsPath = folder.path + "/rejects"
        let outcome = try table.load(from: WorkbenchSource(path, tableName: "Orders"), options)
        #expect(outcome.storedCount == 2 && outcome.rejectedCount == 1)
        #expect(
            try Array(table.scan()).count == 2
                && table.get(["PK": "b"]) == ["PK": "b", "tags": .stringSet(["x"])])
        let rejects = String(
            decoding: try Folder.bytes(of: folder.path + "/rejects"), as: UTF8.self)
        #expect(rejects.hasPrefix("#granary \(path) (TableData of Orders):3: "))
        #expect(rejects.hasSuffix("{\"PK\":{\"X\":\"c\"}}\n"))
        #expect(try WorkbenchSource(path, tableName: "Empty").next() == nil)
    }

    @Test(
        arguments: [
            ("{", "is not JSON"), ("{}", "is no model of NoSQL Workbench: it has no DataModel"),
            (model, "has the tables Orders, Empty: say which one"),
        ])
    func refused(text: String, reason: String) throws {
        let path = try folder.file("model.json", text)
        do {
            _ = try WorkbenchSource(path)
            Issue.record("nothing was thrown")
        } catch {
            #expect("\(error)".hasPrefix("\(path) \(reason)"), "\(error)")
        }
    }
}
