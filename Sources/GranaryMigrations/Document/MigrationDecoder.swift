internal import GranaryItems
internal import GranarySchema

/// Reads a migration from nodes, with the reader that schemas have, and collects what is wrong.
struct MigrationDecoder {
    /// What `format` must say.
    static let format = "granary-migration:1"

    static let keys = ["format", "migration", "name", "doc", "from", "to", "allow", "steps"]

    private(set) var schema = SchemaDecoder()
    private(set) var stepLocations: [SourceLocation?] = []
    private(set) var keyLocations: [[String: SourceLocation]] = []

    /// Reads a whole file.
    mutating func document(_ node: SchemaNode) -> MigrationDocument? {
        let fields = schema.fields(node, at: SchemaPath(), "a migration", known: Self.keys)
        guard case .map = node.content else { return nil }
        checkFormat(fields)
        if fields["migration"] == nil {
            schema.missing("migration", in: fields, "write migration: 2, as in the file's name")
        }
        let number = schema.int("migration", in: fields, 1...9_999)
        let name = schema.requiredText("name", in: fields, "write name: what-it-does")
        checkName(name, fields)
        let from = version("from", fields)
        let to = version("to", fields)
        if fields["to"] == nil { schema.missing("to", in: fields, "write to: 1.1.0") }
        if let number, number > 1, fields["from"] == nil {
            schema.missing("from", in: fields, "write from: 1.0.0")
        }
        if let from, let to, from >= to {
            schema.fail(
                SchemaPath("to"), at: fields.location(of: "to"),
                "the version \(to) is not newer than \(from)")
        }
        let allowed = allowed(fields)
        let steps = steps(fields)
        guard let number, let name, let to else { return nil }
        return MigrationDocument(
            number: number, name: name, doc: schema.text("doc", in: fields) ?? "", from: from,
            to: to, allowed: allowed, steps: steps)
    }

    private mutating func checkFormat(_ fields: SchemaFields) {
        let remedy = "begin with format: \(Self.format)"
        guard let format = schema.requiredText("format", in: fields, remedy),
            format != Self.format
        else { return }
        schema.fail(
            SchemaPath("format"), at: fields["format"]?.location,
            "the format \(format.shortened) is not known", "write format: \(Self.format)")
    }

    private mutating func checkName(_ name: String?, _ fields: SchemaFields) {
        guard let name, !MigrationName.isName(name) else { return }
        schema.fail(
            SchemaPath("name"), at: fields["name"]?.location,
            "\(name.shortened) cannot be the name of a migration",
            "use 1 to 64 letters, digits and hyphens")
    }

    private mutating func version(_ key: String, _ fields: SchemaFields) -> SchemaVersion? {
        guard let text = schema.text(key, in: fields) else { return nil }
        if let version = SchemaVersion(text) { return version }
        schema.fail(
            SchemaPath(key), at: fields[key]?.location,
            "\(text.shortened) is no version", "write \(key): 1.0.0")
        return nil
    }

    private mutating func allowed(_ fields: SchemaFields) -> Set<MigrationHazard> {
        guard let words = schema.names("allow", in: fields) else { return [] }
        var allowed: Set<MigrationHazard> = []
        for word in words {
            guard let hazard = MigrationHazard(rawValue: word) else {
                let known = MigrationHazard.allCases.map(\.rawValue)
                schema.fail(
                    SchemaPath("allow"), at: fields["allow"]?.location,
                    "allow cannot have \(word.shortened)",
                    known.didYouMean(word) ?? "it has \(known.joined(separator: ", "))")
                continue
            }
            allowed.insert(hazard)
        }
        return allowed
    }

    private mutating func steps(_ fields: SchemaFields) -> [MigrationStep] {
        guard let node = fields["steps"], !node.isNull else { return [] }
        let path = SchemaPath("steps")
        guard case .list(let nodes) = node.content else {
            schema.fail(path, at: node.location, "steps is a list, and here is \(node.kindName)")
            return []
        }
        guard nodes.count <= SchemaDecoder.stepLimit else {
            schema.fail(
                path, at: node.location,
                "a migration has at most \(SchemaDecoder.stepLimit) steps", "make two of it")
            return []
        }
        var steps: [MigrationStep] = []
        for (index, node) in nodes.enumerated() {
            if let step = step(node, at: path.appending(String(index + 1))) { steps.append(step) }
        }
        return steps
    }

    private mutating func step(_ node: SchemaNode, at path: SchemaPath) -> MigrationStep? {
        let words = schema.fields(node, at: path, "a step", known: MigrationStep.words)
        guard case .map = node.content else { return nil }
        guard let entry = words.entries.first, words.entries.count == 1 else {
            schema.fail(
                path, at: node.location, "a step is one thing",
                "begin each with a hyphen: - removeAttribute: { model: A, attribute: b }")
            return nil
        }
        guard let known = MigrationStep.keys(of: entry.key, entry.value) else { return nil }
        let fields = schema.fields(
            entry.value, at: path.appending(entry.key), entry.key, known: known)
        guard case .map = entry.value.content,
            let step = MigrationStep(entry.key, fields, &schema)
        else { return nil }
        stepLocations.append(entry.location)
        var locations: [String: SourceLocation] = [:]
        for field in fields.entries { locations[field.key] = field.value.location }
        keyLocations.append(locations)
        return step
    }
}

extension SchemaDecoder {
    /// How many steps a migration may have.
    static let stepLimit = 1_000
}

/// What a migration may be called.
enum MigrationName {
    /// Whether a name can stand in a file's.
    static func isName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count) && !name.hasPrefix("-") && !name.hasSuffix("-")
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
                default: false
                }
            }
    }
}
