internal import Granary

/// Reads the lines of a source on several threads, and gives their records in the order of the source.
///
/// What items cost is the reading of their text. Memory is a few blocks of it, with their records.
final class BlockReader {
    private let source: JSONLinesSource
    private let target: PutTarget
    private let keepsTexts: Bool
    private var form: JSONLinesSource.Form
    private var pending: [Pending] = []
    /// Why the source gives no more; told when everything before it was given.
    private var failure: TransferError?
    private var isAtEnd = false
    private var fileLineCount = 0
    private var fileRecordCount = 0

    private struct Block: Sendable {
        let records: ImportRecords
        let lineCount: Int
        let form: JSONLinesSource.Form
    }

    private enum Pending {
        case block(PendingValue<Block>, InputFile)
        case end(path: String)
    }

    init(_ source: JSONLinesSource, into target: PutTarget, keepsTexts: Bool) {
        self.source = source
        self.target = target
        self.keepsTexts = keepsTexts
        form = source.form
    }

    /// The records of the next block; `nil` after the last.
    ///
    /// - Throws: ``TransferError`` when there can be no more, such as for a file that is damaged.
    func next() throws(TransferError) -> ImportRecords? {
        while true {
            fill()
            guard !pending.isEmpty else {
                if let failure { throw failure }
                return nil
            }
            switch pending.removeFirst() {
            case .end(let path):
                try source.fileEnded(path, fileRecordCount)
                (fileLineCount, fileRecordCount) = (0, 0)
            case .block(let reading, let file):
                fill()
                let block = reading.wait()
                form = block.form
                var records = block.records
                if records.hasProblems { try file.checkCompressed() }
                records.lineOffset = fileLineCount
                fileLineCount += block.lineCount
                fileRecordCount += records.count
                if !records.isEmpty { return records }
            }
        }
    }

    /// Begins to read as many blocks as can be read at a time: one, until it is known how the items
    /// are written.
    private func fill() {
        let width = form == .detected ? 1 : PendingValue<Block>.width
        while pending.count < width, !isAtEnd {
            do throws(TransferError) {
                switch try source.nextPiece() {
                case .lines(let lines, let file):
                    pending.append(.block(read(lines, of: file), file))
                case .end(let path): pending.append(.end(path: path))
                case nil: isAtEnd = true
                }
            } catch {
                failure = error
                isAtEnd = true
            }
        }
    }

    private func read(_ lines: [UInt8], of file: InputFile) -> PendingValue<Block> {
        let empty = ImportRecords(into: target, file: file.name, keepsTexts: keepsTexts)
        let form = form
        return PendingValue {
            var (records, form) = (empty, form)
            records.reserveCapacity(0, byteCount: lines.count)
            let lineCount = records.append(linesOf: lines, &form)
            return Block(records: records, lineCount: lineCount, form: form)
        }
    }
}

extension ImportRecords {
    /// Appends what the lines of a block say, which are counted from 1.
    ///
    /// - Parameters:
    ///   - block: Whole lines.
    ///   - form: How items are written, which is set when it is detected.
    /// - Returns: How many lines there are.
    mutating func append(linesOf block: [UInt8], _ form: inout JSONLinesSource.Form) -> Int {
        var lines = JSONLineRecords(of: block, form)
        while true {
            do throws(LineError) {
                guard let (line, action) = try lines.next() else {
                    form = lines.form
                    return lines.reader.lineNumber
                }
                let text = keepsTexts ? lines.reader.copiedLine : []
                switch action {
                case .put: appendPut(lines.decoded, line: line, text: text)
                case .delete(let key): appendDeletion(key, line: line, text: text)
                case .failure(let problem): appendProblem(problem, line: line, text: text)
                }
            } catch {
                let problem: String
                switch error {
                case .tooLong: problem = JSONLinesSource.tooLong
                // A block in memory does not fail.
                case .source(let error): problem = "\(error)"
                }
                appendProblem(RecordProblem(problem), line: lines.reader.lineNumber, text: [])
            }
        }
    }
}
