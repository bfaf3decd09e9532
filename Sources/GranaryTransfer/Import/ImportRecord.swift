/// Where a record stands that is imported.
public struct RecordPlace: Sendable, Hashable, CustomStringConvertible {
    /// The file, as messages call it.
    public var file: String
    /// The line the record begins on, from 1; in a file without lines, the record's number.
    public var line: Int

    /// Creates a place.
    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// The file and the line: `items.ndjson:17`.
    public var description: String { "\(file):\(line)" }
}

/// What a record asks for.
public enum ImportAction: Sendable, Hashable {
    /// An item is to be there.
    case put(Item)
    /// No item is to be there under this key: incremental exports have such records.
    case delete(key: Item)
}

/// Why a record cannot be imported: everything that is wrong with it.
public struct RecordProblem: Error, Sendable, Hashable {
    /// One or more reasons, each in a line.
    public var reasons: [String]

    /// Creates a problem.
    public init(_ reasons: String...) { self.reasons = reasons }

    /// Creates a problem of several reasons.
    public init(reasons: [String]) { self.reasons = reasons }
}

/// One record of a source.
public struct ImportRecord: Sendable, Hashable {
    /// Where it stands.
    public var place: RecordPlace
    /// What it asks for, or why that cannot be told.
    public var action: Result<ImportAction, RecordProblem>

    /// Creates a record.
    public init(place: RecordPlace, action: Result<ImportAction, RecordProblem>) {
        self.place = place
        self.action = action
    }
}

/// What records are imported from, one after the other.
public protocol ImportSource: AnyObject {
    /// The next record; `nil` after the last.
    ///
    /// - Throws: ``TransferError`` when there can be no more: the file is damaged, or ends too early.
    func next() throws(TransferError) -> ImportRecord?

    /// The last record as a file of rejected records is to have it: text that can be imported again
    /// when it was mended, without the end of its line.
    var recordText: [UInt8] { get }

    /// The line that a file of such records begins with; `nil` for none.
    var headerText: [UInt8]? { get }

    /// How much was read, 0 to 1; `nil` where nobody knows.
    var fraction: Double? { get }
}

extension ImportSource {
    /// None.
    public var headerText: [UInt8]? { nil }
}
