internal import ArgumentParser
internal import Granary

/// Indexes that a command makes.
struct IndexOptions: ParsableArguments {
    @Option(
        name: .customLong("index"),
        help: ArgumentHelp(
            "An index: partition key, then sort key. Several attributes to a part go in "
                + "parentheses. A type left out is S.",
            valueName: "name=attribute:type,attribute:type"),
        transform: IndexSyntax.global)
    var global: [IndexDefinition] = []

    @Option(
        name: .customLong("unique"),
        help: ArgumentHelp(
            "An index in which each value belongs to one item.", valueName: "name=attribute:type"),
        transform: IndexSyntax.unique)
    var unique: [IndexDefinition] = []

    @Option(
        name: .customLong("multi-value"),
        help: ArgumentHelp(
            "An index with an entry for each element of a list or set, then sort key.",
            valueName: "name=attribute:type,attribute:type"),
        transform: IndexSyntax.multiValue)
    var multiValue: [IndexDefinition] = []

    /// All of them.
    var definitions: [IndexDefinition] { global + unique + multiValue }
}
