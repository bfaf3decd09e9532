import Granary
import GranaryExpressions
import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// What is written while the sweep is under way finds the new shape, and nothing is left behind.
@Suite("Writing during a migration", .temporaryStore)
struct WritingTests {
    private static let customer: Item = ["PK": "CUSTOMER#c1", "SK": "PROFILE"]

    /// Runs the migration, and `write` after its first batch.
    private func up(
        _ runner: MigrationRunner, _ stage: MigrationProgress.Stage = .sweep,
        _ write: @escaping (Store) throws -> Void
    ) throws {
        var isFirst = true
        try runner.up { progress in
            guard progress.stage == stage, progress.doneCount > 0, isFirst else { return }
            isFirst = false
            #expect(throws: Never.self) { try write(TemporaryStore.current) }
        }
        #expect(!isFirst)
    }

    /// Addresses come before the customers that they go into: when the writer comes they were passed.
    private func merging() throws -> MigrationRunner {
        let source = try Shop.schema(
            ("      street: string\n      city: string\n  ", "  "), ("  Order:", StepTests.address))
        let target = try Shop.second()
        let runner = try Shop.runner(
            from: source, to: target,
            [
                .mergeInto(
                    MergeInto(model: "Address", into: "Customer", attributes: ["street", "city"]))
            ], batch: 1)
        try runner.up(to: 1)
        let table = try TemporaryStore.current.table("shop")
        for id in ["c1", "c2"] {
            try table.put(
                Shop.customer(id).replacing([("SK", "ADDRESS"), ("_type", "Address")])
                    .replacing([("street", "A 1"), ("city", "Bonn")]))
            try table.put(Shop.customer(id, ("email", "a@b.co")))
        }
        return runner
    }

    @Test("A put takes the place of all that was to become its item")
    func putsDestination() throws {
        let new = Shop.customer("c1", ("email", "new@b.co"), ("city", "Ulm"))
        try up(merging()) { try $0.table("shop").put(new) }
        let table = try TemporaryStore.current.table("shop")
        #expect(try table.get(Self.customer) == new.marked(2))
        #expect(try table.describe().itemCount == 2)
    }

    @Test("An update changes what its item and the others become")
    func updatesDestination() throws {
        try up(merging()) { store in
            _ = try store.run(
                UpdateItem(
                    tableName: "shop", key: Self.customer, updateExpression: "SET city = :c",
                    expressionAttributeValues: [":c": "Ulm"]))
        }
        let table = try TemporaryStore.current.table("shop")
        #expect(
            try table.get(Self.customer)
                == Shop.customer("c1", ("email", "a@b.co"), ("street", "A 1"), ("city", "Ulm"))
                .marked(2))
        #expect(try table.describe().itemCount == 2)
    }

    @Test("A delete takes what was to become its item")
    func deletesDestination() throws {
        try up(merging()) { _ = try $0.run(DeleteItem(tableName: "shop", key: Self.customer)) }
        #expect(try TemporaryStore.current.table("shop").describe().itemCount == 1)
    }

    @Test("What is kept for undoing is kept of items that were written early", arguments: [1, 3])
    func keepsRemainders(batch: Int) throws {
        let table = try Shop.fill(customers: 1, orders: 4)
        let store = TemporaryStore.current
        let runner = try Shop.runner(RunnerTests.renaming()) { $0.batchItemCount = batch }
        let key: Item = ["PK": "CUSTOMER#c0", "SK": "ORDER#000003"]
        func count(_ quantity: Int) throws {
            _ = try store.run(
                UpdateItem(
                    tableName: "shop", key: key, updateExpression: "SET quantity = :q",
                    expressionAttributeValues: [":q": AttributeValue(quantity)]))
        }
        try up(runner) { _ in try count(50) }
        #expect(try table.get(key)?["total"] == 21.5)
        var isFirst = true
        try runner.down(to: 1) { progress in
            guard progress.stage == .sweep, progress.doneCount > 0, isFirst else { return }
            isFirst = false
            #expect(throws: Never.self) { try count(60) }
        }
        #expect(!isFirst)
        #expect(try table.get(key)?["amount"] == "21.50")
        #expect(try table.get(key)?["quantity"] == 60)
    }

    /// "21.50" and 21.5 are one value, so nothing that must not change has changed.
    @Test("What never changes once it is set may be retyped, and is still kept")
    func immutable() throws {
        let source = try Shop.schema(
            ("amount: string", "amount: { type: string, immutable: true }"))
        let target = try Shop.second(("amount: string", "total: { type: number, immutable: true }"))
        let runner = try Shop.runner(
            from: source, to: target,
            [
                .renameAttribute(RenameAttribute(model: "Order", attribute: "amount", to: "total")),
                .retype(RetypeAttribute(model: "Order", attribute: "total", .stringToNumber)),
            ], batch: 1)
        try runner.up(to: 1)
        let table = try TemporaryStore.current.table("shop")
        for item in Shop.items(0, orders: 5) { try table.put(item) }
        let key: Item = ["PK": "CUSTOMER#c0", "SK": "ORDER#000004"]
        func update(_ name: String, _ value: AttributeValue, _ store: Store) throws {
            _ = try store.run(
                UpdateItem(
                    tableName: "shop", key: key, updateExpression: .text("SET \(name) = :v"),
                    expressionAttributeValues: [":v": value]))
        }
        try up(runner) { store in
            try update("quantity", 9, store)
            #expect((try? update("total", 22, store)) == nil)
        }
        #expect(try table.get(key)?["total"] == 28.5)
        #expect(try table.get(key)?["quantity"] == 9)
    }

    /// In the middle an index would answer with what was swept, and nobody could tell.
    @Test("An index that changes is built at the end, whoever looks for work before")
    func buildsIndexAtEnd() throws {
        try Shop.fill(customers: 3, orders: 20)
        let target = try Shop.second(
            ("{ hash: status, sort: placed }", "{ hash: status, sort: total }"),
            ("amount: string", "total: number"))
        let migration = try Shop.migration(
            to: target,
            .renameAttribute(RenameAttribute(model: "Order", attribute: "amount", to: "total")),
            .retype(RetypeAttribute(model: "Order", attribute: "total", .stringToNumber)),
            .addIndex(AddIndex("byStatus")))
        #expect(migration.check().diagnostics.isEmpty)
        var runner = try Shop.runner(migration) { $0.batchItemCount = 7 }
        Shop.interrupt(runner)
        // Opening looks for work, and so does a new index.
        try TemporaryStore.reopen()
        runner = try Shop.runner(migration) { $0.batchItemCount = 7 }
        let store = TemporaryStore.current
        _ = try store.run(
            CreateTable(
                tableName: "other", partitionKey: "PK", sortKey: nil,
                indexes: [.global("byName", partitionKey: "name")]))
        try store.waitForIndex("byName", of: "other")
        let open = Key("status") == "open"
        try runner.resume { progress in
            guard progress.stage == .sweep else { return }
            let found = Result { try store.table("shop").query(open, on: "byStatus") }
            guard case .failure(StoreError.indexNotReady) = found else {
                Issue.record("\(found)")
                return
            }
        }
        #expect(try Array(store.table("shop").query(open, on: "byStatus")).count == 60)
    }
}

extension Item {
    fileprivate func marked(_ revision: UInt16) -> Item {
        var item = self
        item.schemaVersion = revision
        return item
    }
}
