/// A file of records that were rejected, each behind a line with its place and its reasons.
///
/// ```text
/// #granary items.ndjson:17: User.email: is no e-mail address
/// {"PK":"USER#1","SK":"PROFILE","email":"?"}
/// ```
///
/// Every reader of this module passes over lines that begin with `#granary `, so the file can be
/// imported again when its records were mended.
final class RejectsFile {
    /// What the lines begin with that are no records.
    static let mark = Array("#granary ".utf8)

    private let path: String
    private let header: [UInt8]?
    private var file: OutputFile?

    /// Is made when the first record is appended.
    init(_ path: String, header: [UInt8]?) {
        self.path = path
        self.header = header
    }

    /// Appends a record.
    func append(_ entry: ImportEntry, _ reasons: [String]) throws(TransferError) {
        let file: OutputFile
        if let open = self.file {
            file = open
        } else {
            file = try OutputFile(path)
            self.file = file
            if let header { file.bytes += header + [0x0A] }
        }
        // One line, whatever stands in the reasons or the file's name.
        let line = "\(entry.place): \(reasons.joined(separator: "; "))"
            .split(whereSeparator: \.isNewline).joined(separator: " ")
        file.bytes += Self.mark + "\(line)\n".utf8
        // None of a line that was too long to be read.
        if !entry.text.isEmpty { file.bytes += entry.text + [0x0A] }
        try file.flushIfFull()
    }

    /// Writes what is collected, and closes the file.
    func finish() throws(TransferError) { try file?.finish() }
}
