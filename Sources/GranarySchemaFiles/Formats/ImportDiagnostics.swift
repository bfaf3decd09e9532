internal import GranaryItems
internal import GranarySchema

/// The diagnostics of one file while it is read or written.
struct ImportDiagnostics {
    /// As many as are kept: nobody reads more, and a hostile file could make millions.
    private static let limit = 500

    private(set) var all: [SchemaDiagnostic] = []

    mutating func error(_ path: SchemaPath, _ message: String, _ remedy: String = "") {
        add(SchemaDiagnostic(.error, path: path, message: message, remedy: remedy))
    }

    mutating func warning(_ path: SchemaPath, _ message: String, _ remedy: String = "") {
        add(SchemaDiagnostic(.warning, path: path, message: message, remedy: remedy))
    }

    mutating func add(_ diagnostic: SchemaDiagnostic) {
        if all.count < Self.limit { all.append(diagnostic) }
    }

    /// Reads JSON; `nil` when it is none, or no object, which is an error at its place.
    mutating func object(_ text: String, file: String) -> JSONValue? {
        do {
            let value = try JSONValue(parsing: text)
            if case .object = value { return value }
            error(SchemaPath(), "\(file) holds \(value.type.rawValue) and no object")
        } catch {
            add(
                SchemaDiagnostic(
                    location: Self.location(of: error.offset, in: text, file: file),
                    path: SchemaPath(), message: "\(error)"))
        }
        return nil
    }

    /// Makes a schema of its document; `nil` when something is wrong with it.
    mutating func schema(_ document: JSONValue) -> Schema? {
        do {
            return try Schema(document: document.text)
        } catch {
            switch error {
            case .schema(let found): found.forEach { add($0) }
            default: self.error(SchemaPath(), "\(error)")
            }
            return nil
        }
    }

    private static func location(
        of offset: Int, in text: String, file: String
    ) -> SourceLocation {
        var line = 1
        var column = 1
        for byte in text.utf8.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SourceLocation(file: file, line: line, column: column)
    }
}
