internal import Granary

extension DemoPattern {
    /// Writes: each is durable when it returns.
    static var writes: [DemoPattern] { [batchWrite, update, counter, transaction, refusal] }

    /// Activities for one startup, so that it has a collection to read.
    private static var batchWrite: DemoPattern {
        let types = ["visit", "visit", "bookmark", "share", "visit", "comment"]
        let items = types.enumerated().map { day, type -> Item in
            [
                "PK": "STARTUP#stripe", "SK": .string("ACTIVITY#2026-03-0\(day + 1)"),
                "type": .string(type), "by": .string("USER#\(day % 3 + 1)"),
            ]
        }
        return DemoPattern(
            title: "Six activities in one request",
            request: "BatchWriteItem(requestItems: [\"\(tableName)\": puts])", columns: activity,
            isWrite: true
        ) { table in
            _ = try table.store.run(
                BatchWriteItem(requestItems: [tableName: items.map { .put($0) }]))
            return Answer(items: items)
        }
    }

    private static var update: DemoPattern {
        updating(
            "A change, if nobody was faster", "SET note = :note, version = :next",
            if: "attribute_not_exists(version)",
            values: [(":note", "call them back"), (":next", 1)],
            columns: ["PK", "name", "note", "version"])
    }

    private static var counter: DemoPattern {
        updating(
            "A counter", "ADD visits :one", values: [(":one", 1)],
            columns: ["PK", "name", "visits"])
    }

    /// An update of one startup, asked as the command asks it.
    private static func updating(
        _ title: String, _ expression: String, if condition: String? = nil,
        values: [(String, AttributeValue)], columns: [String]
    ) -> DemoPattern {
        let key = profile("stripe")
        var request = "granary update \(tableName) '\(key.json)' --set '\(expression)'"
        if let condition { request += " --if '\(condition)'" }
        request += " --values '\(json(values))'"
        let operation = UpdateItem(
            tableName: tableName, key: key, updateExpression: .text(expression),
            conditionExpression: condition.expression(),
            expressionAttributeValues: Dictionary(values) { $1 }, returnValues: .allNew)
        return DemoPattern(title: title, request: request, columns: columns, isWrite: true) {
            table in
            Answer(items: [try table.store.run(operation).attributes].compactMap(\.self))
        }
    }

    /// Reads and writes of several items that happen together or not at all.
    private static var transaction: DemoPattern {
        let key = profile("stripe")
        let comment: Item = [
            "PK": "STARTUP#stripe", "SK": "ACTIVITY#2026-03-07", "type": "comment",
            "by": "USER#2",
        ]
        return DemoPattern(
            title: "A comment and its count, both or neither",
            request: """
                store.transaction { $0.put(comment, into: "\(tableName)"); \
                $0.update(key, in: "\(tableName)", Update().add(1, to: "comments")) }
                """,
            columns: ["PK", "name", "visits", "comments"], isWrite: true
        ) { table in
            let after = try table.store.transaction { transaction in
                try transaction.put(comment, into: tableName)
                return try transaction.update(
                    key, in: tableName, Update().add(1, to: "comments"))
            }
            return Answer(items: [after].compactMap(\.self))
        }
    }

    /// What a unique index refuses.
    private static var refusal: DemoPattern {
        let item: Item = ["PK": "STARTUP#copy", "SK": "PROFILE", "slug": "stripe"]
        return DemoPattern(
            title: "A second startup with the same slug: refused",
            request: "granary put \(tableName) '\(item.json)'", isWrite: true
        ) { table in
            do throws(StoreError) {
                try table.put(item)
                return Answer(lines: ["stored"])
            } catch {
                return Answer(lines: ["\(error)"])
            }
        }
    }
}
