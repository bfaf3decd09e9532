/// How items are exported.
public struct ExportOptions {
    /// Changes each item before it is written, such as to take personal data out.
    public var transform: ((Item) throws(RecordProblem) -> Item)?

    /// Told now and then how many items were written, of how many.
    public var progress: (_ itemCount: Int, _ fraction: Double?) -> Void = { _, _ in }

    /// Asked now and then whether to stop; what was written is removed then.
    public var shouldStop: () -> Bool = { false }

    /// Creates the default options.
    public init() {}
}

/// How the items of a file are written.
public enum ExportForm: Sendable, Hashable {
    /// One plain JSON object a line. JSON has no sets and no binaries: they come back as lists and text.
    case ndjson
    /// One object of DynamoDB JSON a line, which reads back as it was.
    case dynamoDBJSON
    /// CSV with a header.
    case csv
}
