internal import Granary
internal import GranaryMigrations

/// How many items of each model there were at several moments, side by side.
enum ModelCountTable {
    /// The counts of a moment, in the order they are shown.
    typealias Counts = [(model: String?, count: Int)]

    /// The lines: a model that a moment does not know has none there.
    static func lines(_ moments: [(title: String, counts: Counts)], width: Int) -> [String] {
        var names: [String?] = []
        for (_, counts) in moments {
            for (model, _) in counts where !names.contains(model) { names.append(model) }
        }
        let rows = names.map { name in
            [name ?? "no model"]
                + moments.map { _, counts in
                    ProgressBar.grouped(counts.first { $0.model == name }?.count ?? 0)
                }
        }
        return TextTable.lines(["model"] + moments.map(\.title), rows, width: width)
    }
}

extension [ModelCount] {
    /// For a table of counts.
    var counts: ModelCountTable.Counts { map { ($0.model, $0.itemCount) } }
}

extension [CountedModel] {
    /// For a table of counts.
    var counts: ModelCountTable.Counts { map { ($0.model, $0.itemCount) } }

    /// As JSON.
    var jsonValue: JSONValue {
        .array(
            map { count in
                .object([
                    .init("model", count.model.map { .string($0) } ?? .null),
                    .init("items", .number("\(count.itemCount)")),
                ])
            })
    }
}
