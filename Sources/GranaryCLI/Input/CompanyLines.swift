internal import GranarySamples
internal import GranaryTransfer

/// The entities of a file of companies, one company a line.
final class CompanyLines {
    /// Why there is no more: a bad line or an error of the file, in words with its place.
    private(set) var failure: String?

    private var reader: LineReader
    private let importer = CompanyImporter()
    /// What is left of the last company, its last entity first.
    private var waiting: [SampleEntity] = []

    init(_ source: @escaping LineReader.Source) { reader = LineReader(source) }

    /// The next entity; `nil` at the end of the file, at a bad line, and where reading fails.
    ///
    /// A failure is kept instead of thrown, so that the items before it are still written.
    func next() -> SampleEntity? {
        while waiting.isEmpty, failure == nil, advance() {
            let line = String(decoding: reader.copiedLine, as: UTF8.self)
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            do throws(CompanyImportError) {
                waiting = try importer.company(fromLine: line).entities.reversed()
            } catch {
                failure = "\(reader.lineNumber): \(error)"
            }
        }
        return waiting.popLast()
    }

    private func advance() -> Bool {
        do throws(LineError) {
            return try reader.advance()
        } catch {
            switch error {
            case .source(let error): failure = " \(error)"
            case .tooLong(let line): failure = "\(line): the line is too long"
            }
        }
        return false
    }
}
