internal import Granary

/// What two versions of a schema differ in, for people and programs.
struct SchemaDifferenceListing {
    /// One of the two, and where it comes from.
    struct Side {
        let name: String
        let schema: Schema

        fileprivate var title: String { "\(schema.name) \(schema.version), \(name)" }

        fileprivate var jsonValue: JSONValue {
            .object([
                .init("source", .string(name)), .init("schema", .string(schema.name)),
                .init("version", .string("\(schema.version)")),
                .init("table", .string(schema.table)),
            ])
        }
    }

    private let old: Side
    private let new: Side
    private let difference: SchemaDifference

    init(from old: Side, to new: Side) {
        self.old = old
        self.new = new
        difference = SchemaDifference(from: old.schema, to: new.schema)
    }

    /// What makes the exit status say that they differ.
    var failure: CommandFailure? {
        guard !difference.changes.isEmpty else { return nil }
        var message = "the schemas differ"
        if old.schema.version == new.schema.version {
            message +=
                ", and both are version \(new.schema.version): raise `version` in schema.yaml"
        }
        return CommandFailure(status: .conditionFailed, message: message)
    }

    /// As JSON.
    var jsonValue: JSONValue {
        .object([
            .init("from", old.jsonValue), .init("to", new.jsonValue),
            .init("changeCount", .number("\(difference.changes.count)")),
            .init("worst", difference.worst.map { .string($0.rawValue) } ?? .null),
            .init("changes", .array(difference.changes.map(\.jsonValue))),
        ])
    }

    /// In lines for people: the changes by model, and the worst class in the last line.
    func lines(width: Int) -> [String] {
        // Paths are not wrapped: they are copied from here.
        var lines = ["from  \(old.title.inOneLine)", "to    \(new.title.inOneLine)"]
        // As wide in each group as the widest class, so that the columns go through.
        let terms = SchemaChange.Effect.allCases.map { TextWidth.of("\($0)") }.max() ?? 0
        for (model, changes) in groups {
            let entries = changes.map { change in
                DefinitionList.Entry(
                    TextWidth.pad("\(change.effect)", to: terms), change.summary.inOneLine,
                    change.advice.inOneLine)
            }
            lines += DefinitionList.lines(model ?? "schema", entries, width: width)
        }
        guard let worst = difference.worst else { return lines + ["", "no difference"] }
        let count = CountText.text(difference.changes.count, "change")
        return lines + ["", "\(count), at worst: \(worst)"]
    }

    /// The changes of each model together, in the order they were found; first those of the schema.
    private var groups: [(model: String?, changes: [SchemaChange])] {
        var models: [String?] = [nil]
        for change in difference.changes where !models.contains(change.model) {
            models.append(change.model)
        }
        return models.map { model in (model, difference.changes.filter { $0.model == model }) }
    }
}

extension SchemaChange {
    fileprivate var jsonValue: JSONValue {
        .object([
            .init("class", .string(effect.rawValue)), .init("kind", .string(kind.rawValue)),
            .init("model", model.map { .string($0) } ?? .null),
            .init("part", part.map { .string($0) } ?? .null),
            .init("from", old.map { .string($0) } ?? .null),
            .init("to", new.map { .string($0) } ?? .null),
            .init("text", .string("\(self)")), .init("advice", .string(advice)),
        ])
    }
}

extension String {
    /// What of it comes from files cannot move the cursor.
    fileprivate var inOneLine: String { AttributeValue.string(self).cellText }
}
