/// What of DynamoDB's protocol is answered, as a page of documentation.
public enum Compatibility {
    /// The table of all operations, in Markdown, written from what dispatches them.
    public static var markdown: String {
        let operations = OperationName.allCases.sorted { $0.rawValue < $1.rawValue }
        return """
            # Compatibility

            The operations of DynamoDB and of DynamoDB Streams, and how far `granary-server` answers them.
            Written by `make docs` from the code that dispatches requests. An operation that is refused
            answers `UnknownOperationException`, as the service does to a name that it does not know.

            ## DynamoDB

            \(table(operations.filter { !$0.isOfStreams }))

            ## DynamoDB Streams

            \(table(operations.filter(\.isOfStreams)))

            """
    }

    private static func table(_ operations: [OperationName]) -> String {
        let rows = operations.map { operation in
            switch operation.support {
            case .full: "| `\(operation.rawValue)` | supported | |"
            case .partial(_, let missing): "| `\(operation.rawValue)` | partial | \(missing) |"
            case .refused(let reason): "| `\(operation.rawValue)` | refused | \(reason) |"
            }
        }
        return (["| operation | answered | |", "| --- | --- | --- |"] + rows)
            .joined(separator: "\n")
    }
}
