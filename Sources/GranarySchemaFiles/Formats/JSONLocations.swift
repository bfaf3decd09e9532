internal import GranaryItems
internal import GranarySchema

/// Walks through a JSON text beside what was read from it, and says where each part stands.
///
/// The reader of JSON keeps no places, and almost every file is read without anybody asking for them.
struct JSONLocations {
    /// The members by which an element of an array is known, where it has one; else it is its number.
    private let names: [String]
    /// The members into which nobody looks: data beside the schema.
    private let skipped: Set<String>

    private let file: String
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var column = 1
    private let visit: (SchemaPath, SourceLocation) -> Void

    /// Nothing deeper than this has a place of its own.
    private static let maximumDepth = 32

    /// Calls `visit` with the path and place of every member and element.
    ///
    /// - Parameters:
    ///   - value: What was read from `text`.
    ///   - text: The text.
    ///   - file: The file's name.
    ///   - names: The members by which elements of arrays are known.
    ///   - skipped: The members that are not entered.
    ///   - visit: Takes a path and its place.
    static func visit(
        _ value: JSONValue, in text: String, file: String, elementNames names: [String] = [],
        skipping skipped: Set<String> = [], _ visit: (SchemaPath, SourceLocation) -> Void
    ) {
        withoutActuallyEscaping(visit) { visit in
            var walk = JSONLocations(
                names: names, skipped: skipped, file: file, bytes: Array(text.utf8), visit: visit)
            walk.enter(value, at: SchemaPath())
        }
    }

    private init(
        names: [String], skipped: Set<String>, file: String, bytes: [UInt8],
        visit: @escaping (SchemaPath, SourceLocation) -> Void
    ) {
        self.names = names
        self.skipped = skipped
        self.file = file
        self.bytes = bytes
        self.visit = visit
    }

    private mutating func enter(_ value: JSONValue, at path: SchemaPath) {
        skipSpace()
        let isOpen =
            path.keys.count < Self.maximumDepth && !(path.keys.last.map(skipped.contains) ?? false)
        switch value {
        case .object(let members) where isOpen:
            advance()
            for member in members {
                skipSpace()
                let own = path.appending(member.name)
                visit(own, location)
                skipToken()
                enter(member.value, at: own)
            }
            skipSpace()
            advance()
        case .array(let elements) where isOpen:
            advance()
            for (index, element) in elements.enumerated() {
                skipSpace()
                let name = names.lazy.compactMap { element[$0]?.string }.first
                let own = path.appending(name ?? String(index))
                visit(own, location)
                enter(element, at: own)
            }
            skipSpace()
            advance()
        default: skipValue()
        }
    }

    private var location: SourceLocation {
        SourceLocation(file: file, line: line, column: column)
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func advance() {
        guard let byte else { return }
        position += 1
        if byte == UInt8(ascii: "\n") {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }

    /// Moves past spaces, commas and colons: what stands between one thing and the next.
    private mutating func skipSpace() {
        while let byte, byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") {
            advance()
        }
    }

    /// Moves past a string, or past a word.
    private mutating func skipToken() {
        guard byte == UInt8(ascii: "\"") else {
            while let byte, byte > 0x20, !Self.ends.contains(byte) { advance() }
            return
        }
        advance()
        while let byte, byte != UInt8(ascii: "\"") {
            advance()
            if byte == UInt8(ascii: "\\") { advance() }
        }
        advance()
    }

    private static let ends = Array(",:]}".utf8)

    /// Moves past a value with all that is in it.
    private mutating func skipValue() {
        var depth = 0
        repeat {
            skipSpace()
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                advance()
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                advance()
            case nil: return
            default: skipToken()
            }
        } while depth > 0
    }
}
