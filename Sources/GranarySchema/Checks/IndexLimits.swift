/// Whether the table can move to DynamoDB with its indexes.
enum IndexLimits: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        let limits: [(SchemaIndex.Kind, String, Int)] = [
            (.global, "global", 20), (.local, "local", 5),
        ]
        for (kind, name, limit) in limits {
            let count = schema.indexes.count { $0.kind == kind }
            if count > limit {
                report.warning(
                    SchemaPath("indexes"),
                    "\(count) \(name) indexes are more than the \(limit) that DynamoDB allows",
                    "let models share indexes by key templates")
            }
        }
    }
}
