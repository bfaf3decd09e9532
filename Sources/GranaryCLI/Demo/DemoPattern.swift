internal import Granary

/// One access pattern of the demo: what it is for, how it is asked, and what does it.
struct DemoPattern {
    /// What an answer holds.
    struct Answer {
        /// The items, of which the first are shown.
        var items: [Item] = []
        /// Lines to show instead of items.
        var lines: [String] = []
    }

    /// What it is for, in a few words.
    let title: String

    /// How it is asked: a command line, or Swift where the command has no form for it.
    let request: String

    /// The attributes that are shown; others follow where there is room.
    var columns: [String] = []

    /// The attributes that are not shown: secrets, and what says nothing to a reader.
    var hidden: Set<String> = []

    /// Whether it writes: then it is run, and timed, once.
    var isWrite = false

    /// Does it.
    let run: (Granary.Table) throws -> Answer

    /// The table that all patterns use.
    static let tableName = "startups"

    /// The columns of a startup.
    static let startup = ["PK", "name", "team_size", "industry", "batch"]

    /// A query, asked as the command asks it.
    static func query(
        _ title: String, _ condition: String, values: [(String, AttributeValue)],
        index: String? = nil, filter: String? = nil, reversed: Bool = false,
        columns: [String] = startup
    ) -> DemoPattern {
        var query = Query(
            tableName: tableName, indexName: index, keyConditionExpression: .text(condition),
            filterExpression: filter.expression(),
            expressionAttributeValues: Dictionary(values) { $1 })
        query.scanIndexForward = !reversed
        var request = "granary query \(tableName) '\(condition)' --values '\(json(values))'"
        if let index { request += " --index \(index)" }
        if let filter { request += " --filter '\(filter)'" }
        if reversed { request += " --reverse" }
        return DemoPattern(title: title, request: request, columns: columns) { table in
            Answer(items: try table.all(query))
        }
    }

    /// An object as the command line takes it.
    static func json(_ pairs: [(String, AttributeValue)]) -> String {
        let item = Item(AttributeMap(pairs))
        return item.json(leading: pairs.map(\.0))
    }

    /// The key of a startup's profile.
    static func profile(_ slug: String) -> Item {
        ["PK": .string("STARTUP#\(slug)"), "SK": "PROFILE"]
    }
}

extension Granary.Table {
    /// All the items of a query.
    func all(_ query: Query) throws(StoreError) -> [Item] {
        var iterator = try items(of: query).makeIterator()
        var found: [Item] = []
        while let item = try iterator.nextItem() { found.append(item) }
        return found
    }
}
