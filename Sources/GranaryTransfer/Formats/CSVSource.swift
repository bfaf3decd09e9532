/// Items of a CSV file, by the rules of DynamoDB's import from S3.
///
/// The first record names the attributes, unless names are given. Key attributes of the table and its
/// indexes have the type the key has (a number as it is written, a binary as base64); every other
/// attribute is a string. A quote in a field is doubled, and its field stands in quotes. See "Amazon S3
/// import formats for DynamoDB" in the developer guide.
///
/// One thing is different: a field that is empty and not in quotes is no attribute, where DynamoDB makes
/// an empty string, since an item of a single table lacks most attributes. `""` is the empty string.
public final class CSVSource: ImportSource {
    /// The delimiters that DynamoDB allows.
    public static let delimiters: [Character] = [",", ";", ":", "|", "\t", " "]

    private let file: InputFile
    private var reader: CSVReader
    private let names: [String]
    private let types: [KeyType?]
    /// The header as it stands in the file, or is made of given names.
    public private(set) var headerText: [UInt8]?

    /// Opens a file and reads its header.
    ///
    /// - Parameters:
    ///   - path: The file, plain or gzip; `-` is standard input.
    ///   - table: The table the items are for, which says what types its keys have.
    ///   - delimiter: What stands between two fields.
    ///   - header: The attributes' names, when the first record is an item.
    /// - Throws: ``TransferError/line(place:reason:)`` when the header names nothing, or one attribute
    ///   twice.
    public init(
        _ path: String, for table: TableDescription, delimiter: Character = ",",
        header: [String]? = nil
    ) throws(TransferError) {
        let file = try InputFile(path)
        self.file = file
        var reader = CSVReader(delimiter: delimiter, skippingLinesWith: RejectsFile.mark) {
            chunk throws(TransferError) in
            try file.read(into: &chunk)
        }
        var line = 1
        var names = header ?? []
        if header == nil {
            do throws(CSVError) {
                if try reader.advance() {
                    line = reader.lineNumber
                    names = reader.fields.map(\.text)
                    headerText = reader.text
                }
            } catch {
                throw TransferError(error, in: file.name)
            }
        } else {
            headerText = nil
        }
        let place = RecordPlace(file: file.name, line: line)
        guard !names.isEmpty else {
            throw .line(
                place: place, reason: "there is nothing: the first line must name the columns")
        }
        guard names.allSatisfy({ !$0.isEmpty }) else {
            throw .line(place: place, reason: "the header does not name every column")
        }
        guard Set(names).count == names.count else {
            throw .line(place: place, reason: "the header names an attribute twice")
        }
        self.reader = reader
        self.names = names
        let keys = table.keySchema.attributes + table.indexes.flatMap(\.definition.keyAttributes)
        types = names.map { name in keys.first { $0.name == name }?.type }
    }

    /// How much was read.
    public var fraction: Double? { file.fraction }

    /// The last record.
    public var recordText: [UInt8] { reader.text }

    /// The next item.
    public func next() throws(TransferError) -> ImportRecord? {
        do throws(CSVError) {
            guard try reader.advance() else { return nil }
        } catch {
            try file.checkCompressed()
            return try ImportRecord(error, in: file.name)
        }
        let place = RecordPlace(file: file.name, line: reader.lineNumber)
        do throws(RecordProblem) {
            return ImportRecord(place: place, action: .success(.put(try item())))
        } catch {
            try file.checkCompressed()
            return ImportRecord(place: place, action: .failure(error))
        }
    }

    private func item() throws(RecordProblem) -> Item {
        let fields = reader.fields
        guard fields.count == names.count else {
            throw RecordProblem(
                "the record has \(fields.count) fields, and the header \(names.count)")
        }
        var attributes = AttributeMap()
        var reasons: [String] = []
        for (position, field) in fields.enumerated() where field.isQuoted || !field.text.isEmpty {
            let name = names[position]
            switch types[position] {
            case .number?:
                guard let number = try? Number(field.text) else {
                    reasons.append("\(name), a number in a key, is none")
                    continue
                }
                attributes[name] = .number(number)
            case .binary?:
                let json = JSONValue.object([.init("B", .string(field.text))]).text
                guard let value = try? AttributeValue(dynamoDBJSON: json) else {
                    reasons.append("\(name), a binary in a key, is not base64")
                    continue
                }
                attributes[name] = value
            case .string?, nil: attributes[name] = .string(field.text)
            }
        }
        guard reasons.isEmpty else { throw RecordProblem(reasons: reasons) }
        return Item(attributes)
    }
}

extension TransferError {
    /// An error of CSV, with its file.
    init(_ error: CSVError, in file: String) {
        switch error {
        case .source(let error): self = error
        case .malformed(let line, let reason):
            self = .line(place: RecordPlace(file: file, line: line), reason: reason)
        }
    }
}

extension ImportRecord {
    /// The record of a text that is no CSV.
    ///
    /// - Throws: What the source failed with.
    init(_ error: CSVError, in file: String) throws(TransferError) {
        switch error {
        case .source(let error): throw error
        case .malformed(let line, let reason):
            self.init(
                place: RecordPlace(file: file, line: line),
                action: .failure(RecordProblem(reason)))
        }
    }
}
