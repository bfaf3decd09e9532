import GranaryTestSupport
import GranaryTransfer
import Testing

/// Dumps of tables become items of the models that come from them, filled in and judged.
@Suite struct PostgresFolderTests {
    private let folder = Folder()

    private static let document = """
        {"format": "granary:1", "schema": "Shop", "version": "1.0.0", "table": "shop",
         "indexes": {"primary": {"hash": "PK", "sort": "SK"}},
         "models": {
           "Order": {"doc": "An order.", "origin": "sales.orders", "keys": {"PK": "ORDER#${number:6:0}", "SK": "ORDER"},
             "attributes": {
               "number": {"type": "int", "required": true}, "customer": {"type": "string", "renamedFrom": "client"},
               "placed": {"type": "date", "precision": "second"}, "net": "number",
               "tax": {"type": "number", "default": 0}, "gross": {"type": "number", "derived": "net + tax"},
               "state": {"type": "string", "enum": ["open", "paid"], "default": "open"},
               "version": {"type": "int", "version": true}, "tags": {"type": "set", "items": "string"}}},
           "Client": {"doc": "A client.", "origin": "clients", "keys": {"PK": "CLIENT#${id}", "SK": "CLIENT"},
             "attributes": {"id": {"type": "string", "required": true, "generate": "uuid"}, "name": "string"}}}}
        """

    private func source(_ unknown: UnknownAttributes? = nil) throws -> PostgresFolder {
        try PostgresFolder(
            at: folder.path, for: Schema(document: Self.document), unknown: unknown)
    }

    private func error(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "nothing was thrown"
        } catch {
            return "\(error)"
        }
    }

    private func store() throws -> (TemporaryDirectory, GranaryTransfer.Table) {
        let directory = try TemporaryDirectory()
        let store = try Store.open(
            directory.path + "/store", schema: StoreSchema(document: Self.document))
        return (directory, try store.table("shop"))
    }

    /// Columns by name or by the name they had; NULL is absent and empty is empty; defaults, formulas,
    /// versions, generated ids and keys are filled in.
    @Test func rows() throws {
        _ = try folder.file(
            "sales.orders.csv",
            "number,client,placed,net,tax,tags\n"
                + "7,\"\",2025-11-06 09:30:00.5+00,10,2.5,\"{a,b}\"\n8,,,,,{}\n")
        try ImporterTests.gzip(folder.file("clients.csv", "name\nAda\n"))
        try Folder.remove(folder.path + "/clients.csv")
        let (directory, table) = try store()
        defer { directory.remove() }
        let source = try self.source()
        #expect(source.files.map(\.table) == ["public.clients", "sales.orders"])
        #expect(source.missingTables.isEmpty && source.unusedFiles.isEmpty)
        let outcome = try table.load(from: source)
        #expect(outcome.storedCount == 3)
        let items = try Array(table.scan())
        #expect(
            items.filter { $0["_type"] == "Order" }.map(\.attributes) == [
                [
                    "_type": "Order", "PK": "ORDER#000007", "SK": "ORDER", "number": 7,
                    "customer": "", "placed": "2025-11-06T09:30:00Z", "net": 10, "tax": 2.5,
                    "gross": 12.5, "state": "open", "version": 1, "tags": .stringSet(["a", "b"]),
                ],
                [
                    "_type": "Order", "PK": "ORDER#000008", "SK": "ORDER", "number": 8, "tax": 0,
                    "state": "open", "version": 1,
                ],
            ])
        // The id is made of the row: another run meets the same item.
        var options = ImportOptions()
        options.onConflict = .fail
        #expect(try table.load(from: self.source(), options).unchangedCount == 3)
    }

    /// Rows that the schema refuses, or that cannot be read, are told by file and line.
    @Test func rejected() throws {
        let path = try folder.file(
            "sales.orders.csv", "number,state\n1,open\nx,open\n2,lost\n3\n,open\n")
        let (directory, table) = try store()
        defer { directory.remove() }
        var options = ImportOptions()
        options.rejectsPath = folder.path + "/rejects"
        let outcome = try table.load(from: source(), options)
        #expect(outcome.storedCount == 1 && outcome.rejectedCount == 4)
        let lines = String(
            decoding: try Folder.bytes(of: folder.path + "/rejects"), as: UTF8.self
        )
        .split(separator: "\n").map(String.init)
        #expect(lines[0] == "#granary \(path):3: number 'x' is no number that can be stored")
        #expect(lines[1] == "#granary x,open")
        #expect(lines[2].hasPrefix("#granary \(path):4: Order.state"))
        #expect(lines[3].hasPrefix("{\"PK\":{\"S\":\"ORDER#000002\"}"))
        #expect(lines[4] == "#granary \(path):5: the row has 1 fields, and the header 2")
        #expect(lines[6].hasPrefix("#granary \(path):6: "))
    }

    @Test func unknownColumns() throws {
        let path = try folder.file("sales.orders.csv", "number,extra,more\n1,x,\n")
        #expect(
            error { _ = try source().next() }
                == "\(path):1: sales.orders has columns that Order does not declare: extra, more")
        guard case .put(let kept)? = try source(.keep).next()?.action.get(),
            case .put(let dropped)? = try source(.drop).next()?.action.get()
        else {
            Issue.record("no item")
            return
        }
        #expect(kept["extra"] == "x" && kept["more"] == nil && dropped["extra"] == nil)
    }

    @Test func tables() throws {
        #expect(
            error { _ = try self.source() }
                == "\(folder.path) has no file of any table that a model of Shop comes from, such as "
                + "public.clients.csv")
        _ = try folder.file("public.clients.csv", "id\na\n")
        _ = try folder.file("public.others.csv", "id\na\n")
        let source = try self.source()
        #expect(source.missingTables == ["sales.orders"])
        #expect(source.unusedFiles == ["public.others.csv"])
    }
}
