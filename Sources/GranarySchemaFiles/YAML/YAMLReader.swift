internal import GranarySchema
internal import Yams

/// Reads the part of YAML that schema files use: scalars, lists and maps, in one document.
///
/// Anchors, aliases and tags are refused, the first two before the text is parsed: an alias can
/// stand for much more than it is long. libyaml bounds the nesting at 1,000 levels.
struct YAMLReader {
    /// The longest file that is read, in bytes: 256 KiB.
    static let byteLimit = 256 << 10

    private let file: String
    private var source: YAMLSource
    private var isTooDeep = false
    private(set) var diagnostics: [SchemaDiagnostic] = []

    /// Creates a reader of `text`; diagnostics name `file`.
    init(_ text: String, file: String) {
        self.file = file
        source = YAMLSource(text)
    }

    /// Reads the document; `nil` when it is no YAML.
    ///
    /// After what is refused it goes on where it is clear what was meant, so that one fault hides no
    /// other: the caller must not use the document when there are diagnostics.
    mutating func read() -> SchemaNode? {
        if let place = source.firstAlias() {
            fail(
                place.line, place.column, "aliases are not used in schema files",
                "write the value out")
            return nil
        }
        // Each round takes one key away.
        for _ in 0..<Self.duplicateLimit {
            let count = diagnostics.count
            do {
                return try parse()
            } catch {
                diagnostics.removeSubrange(count...)
                if !removeDuplicate(error) {
                    fail(error)
                    return nil
                }
            }
        }
        return nil
    }

    private mutating func parse() throws -> SchemaNode? {
        let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
        guard let root = try parser.nextRoot() else {
            fail(1, 1, "the file is empty")
            return nil
        }
        let node = convert(root, depth: 0)
        if let second = try parser.nextRoot() {
            fail(
                location(of: second), "the file has a second document",
                "remove the line ---, or make two files")
        }
        return isTooDeep ? nil : node
    }

    /// Takes away the second of two keys that are alike; whether it was found.
    private mutating func removeDuplicate(_ error: any Error) -> Bool {
        guard case .duplicatedKeysInMapping(let names, let context)? = error as? YamlError,
            let name = names.first,
            let place = source.secondKey(
                name, afterLine: context.mark.line, column: context.mark.column)
        else { return false }
        fail(place.line, place.column, "\(name) is given twice", "remove one")
        source.renameKey(name, atLine: place.line, column: place.column)
        return true
    }

    private func location(of node: Node) -> SourceLocation {
        SourceLocation(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    private mutating func fail(
        _ line: Int, _ column: Int, _ message: String, _ remedy: String = ""
    ) {
        fail(SourceLocation(file: file, line: line, column: column), message, remedy)
    }

    private mutating func fail(
        _ location: SourceLocation, _ message: String, _ remedy: String = ""
    ) {
        diagnostics.append(
            SchemaDiagnostic(
                location: location, path: SchemaPath(), message: message, remedy: remedy))
    }

    private mutating func fail(_ error: any Error) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let detail = context.map { " \($0.text)" } ?? ""
            fail(mark.line, mark.column, "this is not YAML\(detail): \(problem)")
        case .duplicatedKeysInMapping(let names, let context):
            let name = names.first ?? ""
            fail(
                context.mark.line, context.mark.column, "\(name) is given twice", "remove one")
        case .reader(let problem, let offset, _, _):
            let place = source.place(ofByte: offset ?? 0)
            fail(place.line, place.column, "this is not YAML: \(problem)")
        default: fail(1, 1, "this is not YAML: \(error)")
        }
    }
}

extension YAMLReader {
    /// More levels than any schema has; the decoder has its own bound.
    private static let depthLimit = 64
    /// More keys than anyone writes twice; each is another look at the text.
    private static let duplicateLimit = 32

    private mutating func convert(_ node: Node, depth: Int) -> SchemaNode {
        let location = location(of: node)
        let none = SchemaNode(.list([]), location: location)
        if depth > Self.depthLimit {
            fail(location, "the nesting is deeper than \(Self.depthLimit) levels")
            isTooDeep = true
            return none
        }
        checkProperties(at: location)
        switch node {
        case .scalar(let scalar):
            return SchemaNode(
                .scalar(scalar.string, isQuoted: scalar.style != .plain), location: location)
        case .sequence(let nodes):
            let elements = nodes.map { convert($0, depth: depth + 1) }
            return SchemaNode(.list(elements), location: location)
        case .mapping(let pairs):
            let entries = pairs.compactMap { entry($0.key, $0.value, depth: depth + 1) }
            return SchemaNode(.map(entries), location: location)
        case .alias:
            fail(location, "aliases are not used in schema files", "write the value out")
            return none
        }
    }

    private mutating func entry(
        _ key: Node, _ value: Node, depth: Int
    ) -> SchemaNode.Entry? {
        let converted = convert(key, depth: depth)
        guard case .scalar(let name, _) = converted.content else {
            fail(location(of: key), "a key is a word, not a list or a map")
            return nil
        }
        if name.hasSuffix(YAMLSource.duplicateMark) { return nil }
        return SchemaNode.Entry(name, convert(value, depth: depth), location: converted.location)
    }

    /// Refuses what a node begins with when it is a tag or an anchor; the rest of it is as it is.
    private mutating func checkProperties(at place: SourceLocation) {
        switch source.character(line: place.line, column: place.column) {
        case "!":
            fail(place, "tags are not used in schema files", "remove it")
        case "&":
            fail(place, "anchors are not used in schema files", "remove it")
        default: break
        }
    }
}
