/// The records of one transaction, in the order in which they were read.
///
/// Most are puts, and those have no memory of their own: see ``PreparedPuts``.
struct ImportRecords: Sendable {
    /// The items that are put.
    private(set) var puts: PreparedPuts

    /// How many bytes the records have.
    var byteCount: Int { puts.byteCount + otherByteCount }

    private var rows: [Row] = []
    private var deletions: [Item] = []
    private var problems: [RecordProblem] = []
    /// The texts of the records, when they are kept at all.
    private var texts: [[UInt8]] = []
    /// Whether the texts of records are kept.
    let keepsTexts: Bool
    /// What is added to the lines that were told.
    var lineOffset = 0
    private var files: [String]
    private var otherByteCount = 0

    /// What a record asks for: the position in `puts`, `deletions` or `problems`.
    enum Work {
        case put(Int)
        case delete(Int)
        case reject(Int)
    }

    private struct Row {
        let line: Int
        let file: Int
        let work: Work
        let mayWait: Bool
    }

    /// No records yet.
    ///
    /// - Parameters:
    ///   - target: Where the items go.
    ///   - file: The file of the records that are appended first.
    ///   - keepsTexts: Whether to keep the texts of records.
    init(into target: PutTarget, file: String, keepsTexts: Bool) {
        puts = PreparedPuts(into: target)
        files = [file]
        self.keepsTexts = keepsTexts
    }

    /// Makes room for so many records, and for so many bytes of items.
    mutating func reserveCapacity(_ count: Int, byteCount: Int = 0) {
        puts.reserveCapacity(count, byteCount: byteCount)
        rows.reserveCapacity(count)
    }

    var count: Int { rows.count }
    var isEmpty: Bool { rows.isEmpty }
    /// Whether a record is rejected already.
    var hasProblems: Bool { !problems.isEmpty }

    /// Says that the records appended from now on are of this file.
    mutating func begin(file: String) {
        if files.last != file { files.append(file) }
    }

    /// Appends an item to put; one that no table can take becomes a rejected record.
    mutating func appendPut(
        _ item: borrowing ItemView, line: Int, text: [UInt8], mayWait: Bool = true
    ) {
        do throws(StoreError) {
            try puts.append(item)
            append(.put(puts.count - 1), line: line, text: text, mayWait: mayWait)
        } catch {
            let problem = RecordProblem(reasons: error.rejectionReasons ?? ["\(error)"])
            appendProblem(problem, line: line, text: text)
        }
    }

    /// Appends an item to put.
    mutating func appendPut(
        _ item: Item, line: Int, text: [UInt8], mayWait: Bool = true
    ) {
        appendPut(item.view, line: line, text: text, mayWait: mayWait)
    }

    /// Appends the key of an item to delete.
    mutating func appendDeletion(
        _ key: Item, line: Int, text: [UInt8], mayWait: Bool = true
    ) {
        deletions.append(key)
        otherByteCount += key.size
        append(.delete(deletions.count - 1), line: line, text: text, mayWait: mayWait)
    }

    /// Appends a record that is rejected.
    mutating func appendProblem(_ problem: RecordProblem, line: Int, text: [UInt8]) {
        problems.append(problem)
        otherByteCount += 64
        append(.reject(problems.count - 1), line: line, text: text, mayWait: false)
    }

    private mutating func append(
        _ work: Work, line: Int, text: [UInt8], mayWait: Bool
    ) {
        if keepsTexts {
            texts.append(text)
            otherByteCount += text.count
        }
        rows.append(
            Row(line: line, file: files.count - 1, work: work, mayWait: mayWait))
    }

    /// What a record asks for.
    func work(at index: Int) -> Work { rows[index].work }

    /// Whether a record may wait for what it refers to, and is not rejected.
    func mayWait(at index: Int) -> Bool { rows[index].mayWait }

    /// The key of a record that deletes.
    func deletion(_ position: Int) -> Item { deletions[position] }

    /// What is wrong with a record.
    func problem(_ position: Int) -> RecordProblem { problems[position] }

    /// The first record from `index` on, before `limit`, that is no put; `limit` if there is none.
    ///
    /// The puts before it stand one after the other in ``puts``, too.
    func endOfPuts(from index: Int, to limit: Int) -> Int {
        var end = index
        while end < limit, case .put = rows[end].work { end += 1 }
        return end
    }

    /// A record by itself.
    subscript(index: Int) -> ImportEntry {
        let row = rows[index]
        let work: ImportEntry.Work =
            switch row.work {
            case .put(let position): .put(puts[position])
            case .delete(let position): .delete(deletions[position])
            case .reject(let position): .reject(problems[position])
            }
        return ImportEntry(
            place: RecordPlace(file: files[row.file], line: lineOffset + row.line),
            text: keepsTexts ? texts[index] : [], work: work)
    }
}
