import GranaryTestSupport
import Testing

@testable import Granary

/// What is kept with a table for others comes back as it was given, and is bounded.
@Suite("Annotations of a table", .temporaryStore)
struct AnnotationTests {
    let annotations: [String: AttributeValue] = [
        "billing": "PAY_PER_REQUEST", "tags": ["team": "seed"],
    ]

    func makeTable() throws -> Table {
        let store = TemporaryStore.current
        var create = CreateTable(tableName: "app", partitionKey: "PK")
        create.annotations = annotations
        #expect(try store.run(create).annotations == annotations)
        return try store.table("app")
    }

    /// Annotations of so many bytes, counted as an item's are: the name has one.
    func annotation(ofByteCount count: Int) -> [String: AttributeValue] {
        ["a": text(count - 1)]
    }

    @Test func surviveReopening() throws {
        _ = try makeTable()
        try TemporaryStore.reopen()
        let described = try TemporaryStore.current.run(DescribeTable(tableName: "app"))
        #expect(described.annotations == annotations)
    }

    @Test func aTableHasNoneUnlessGiven() throws {
        let plain = try TemporaryStore.current.makeHashTable()
        #expect(try plain.describe().annotations == [:])
    }

    /// A value replaces the one of its name, `nil` removes it, and the others stay.
    @Test func areMergedByName() throws {
        let app = try makeTable()
        let update = UpdateTable(
            tableName: "app", annotations: ["billing": nil, "class": "STANDARD", "none": nil])
        let merged: [String: AttributeValue] = ["tags": ["team": "seed"], "class": "STANDARD"]
        #expect(try app.store.run(update).annotations == merged)
        #expect(try app.describe().annotations == merged)
        let other = UpdateTable(tableName: "app", changeLogEnabled: true)
        #expect(try app.store.run(other).annotations == merged)
        let clear = UpdateTable(tableName: "app", annotations: ["tags": nil, "class": nil])
        #expect(try app.store.run(clear).annotations == [:])
    }

    @Test func areBounded() throws {
        let store = TemporaryStore.current
        let limit = Limits.annotationByteCount
        let tooLarge = invalid(
            parameterValues + "The annotations of a table have \(limit + 1) bytes, and may have "
                + "\(limit)")
        var create = CreateTable(tableName: "app", partitionKey: "PK")
        create.annotations = annotation(ofByteCount: limit + 1)
        let refused = create
        #expect(refusal { _ = try store.run(refused) } == tooLarge)
        create.annotations = annotation(ofByteCount: limit)
        #expect(try store.run(create).annotations == create.annotations)
        let one = UpdateTable(tableName: "app", annotations: ["b": .string("")])
        #expect(refusal { _ = try store.run(one) } == tooLarge)
    }

    /// What could not be an item's attribute cannot be an annotation.
    @Test func areLikeAttributes() throws {
        let app = try makeTable()
        let empty = UpdateTable(tableName: "app", annotations: ["": "x"])
        #expect(brokenRule { _ = try app.store.run(empty) } == .emptyAttributeName)
        var nested: AttributeValue = "x"
        for _ in 0..<Limits.nestingLevels { nested = [nested] }
        let deep = UpdateTable(tableName: "app", annotations: ["a": nested])
        #expect(brokenRule { _ = try app.store.run(deep) } == .nestingTooDeep)
    }
}
