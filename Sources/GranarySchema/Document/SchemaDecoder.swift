/// Reads a schema from nodes, and collects what is wrong with them.
///
/// Each part is read by a method of its own in an extension, which returns what it could make of
/// the node and notes the rest. Nothing is thrown: one run reports everything.
package struct SchemaDecoder {
    /// How many diagnostics are kept: nobody reads more, and a hostile file could make millions.
    static let diagnosticLimit = 200

    /// How many entries a map and how many elements a list may have, so that checks which compare
    /// each with each come to an end.
    static let countLimit = 1000

    /// How deep objects and lists may be nested: half of what an item may be.
    static let depthLimit = 16

    package private(set) var diagnostics: [SchemaDiagnostic] = []
    private(set) var locations = SchemaLocations()

    private(set) var broken = BrokenParts()

    package init() {}

    /// Notes an error.
    ///
    /// The texts are not even made once there are enough: a remedy may take a search.
    package mutating func fail(
        _ path: SchemaPath, at location: SourceLocation?, _ message: @autoclosure () -> String,
        _ remedy: @autoclosure () -> String = ""
    ) {
        broken.note(path)
        guard diagnostics.count < Self.diagnosticLimit else { return }
        diagnostics.append(
            SchemaDiagnostic(
                location: location, path: path, message: message(), remedy: remedy()))
    }

    /// Notes that the part at `path` is left out.
    mutating func leaveOut(_ path: SchemaPath) { broken.leaveOut(path) }

    /// Notes where the part at `path` stands.
    mutating func note(_ location: SourceLocation?, at path: SchemaPath) {
        locations.note(location, at: path)
    }
}

/// The entries of a map that is read key by key.
package struct SchemaFields {
    /// Where the map stands in the schema.
    package let path: SchemaPath
    /// Where it stands in the file.
    package let location: SourceLocation?
    /// The entries, in the order they are written, each key once.
    package let entries: [SchemaNode.Entry]

    /// The value of a key.
    package subscript(key: String) -> SchemaNode? { entries.first { $0.key == key }?.value }

    /// Where a key stands, or else the map.
    package func location(of key: String) -> SourceLocation? {
        entries.first { $0.key == key }?.location ?? location
    }
}

extension SchemaDecoder {
    /// Reads a map with any keys.
    package mutating func map(_ node: SchemaNode, at path: SchemaPath, _ what: String)
        -> SchemaFields
    {
        guard case .map(let entries) = node.content else {
            fail(path, at: node.location, "\(what) is a map, and here is \(node.kindName)")
            leaveOut(path)
            return SchemaFields(path: path, location: node.location, entries: [])
        }
        guard entries.count <= Self.countLimit else {
            fail(path, at: node.location, "\(what) has more than \(Self.countLimit) entries")
            leaveOut(path)
            return SchemaFields(path: path, location: node.location, entries: [])
        }
        var seen: Set<String> = []
        var kept: [SchemaNode.Entry] = []
        for entry in entries {
            let entryPath = path.appending(entry.key)
            if seen.insert(entry.key).inserted {
                note(entry.location, at: entryPath)
                kept.append(entry)
            } else {
                fail(entryPath, at: entry.location, "\(entry.key) is given twice")
            }
        }
        return SchemaFields(path: path, location: node.location, entries: kept)
    }

    /// Reads a map that has no keys but `known`.
    package mutating func fields(
        _ node: SchemaNode, at path: SchemaPath, _ what: String, known: [String]
    ) -> SchemaFields {
        let fields = map(node, at: path, what)
        for entry in fields.entries where !known.contains(entry.key) {
            // No search once nobody will read of it.
            let isTold = diagnostics.count < Self.diagnosticLimit
            let meant = isTold ? known.nearest(to: entry.key) : nil
            fail(
                path.appending(entry.key), at: entry.location,
                "\(what) has no key \(entry.key.shortened)",
                meant.map { "did you mean \($0)?" } ?? "it has \(known.joined(separator: ", "))")
            if let meant, fields[meant] == nil { leaveOut(path.appending(meant)) }
        }
        return fields
    }
}
