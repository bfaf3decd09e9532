/// Lists the names of tables, in byte order, a page at a time.
///
/// DynamoDB's `ListTables`.
public struct ListTables: Sendable {
    /// How many names to return at most, 1 to 100.
    public var limit: Int?
    /// The last name of the page before.
    public var exclusiveStartTableName: String?

    /// Creates the operation.
    public init(limit: Int? = nil, exclusiveStartTableName: String? = nil) {
        self.limit = limit
        self.exclusiveStartTableName = exclusiveStartTableName
    }

    /// What the operation answers.
    public struct Output: Sendable, Hashable {
        /// The names.
        public var tableNames: [String]
        /// Where to continue; `nil` when nothing is left.
        public var lastEvaluatedTableName: String?
    }
}

extension ListTables: ReadOperation {
    func validated() throws(StoreError) {
        guard let limit else { return }
        guard (1...100).contains(limit) else {
            throw .validation(
                .constraint(
                    value: "\(limit)", parameter: "limit",
                    constraint: limit < 1
                        ? "Member must have value greater than or equal to 1"
                        : "Member must have value less than or equal to 100"))
        }
    }

    func run(_ plan: Void, in reader: borrowing Reader) throws(StoreError) -> Output {
        // Table names are ASCII, whose order is the order of their bytes.
        var names = reader.catalog.tables.keys.sorted()
        if let exclusiveStartTableName { names.removeAll { $0 <= exclusiveStartTableName } }
        let count = limit ?? 100
        guard names.count > count else { return Output(tableNames: names) }
        names.removeLast(names.count - count)
        return Output(tableNames: names, lastEvaluatedTableName: names.last)
    }
}
