internal import GranarySchema

extension MigrationStep {
    /// The words that begin a step.
    static let words = [
        "renameAttribute", "retype", "setDefault", "compute", "removeAttribute",
        "changeKeyTemplate", "renameModel", "splitModel", "mergeModels", "addIndex", "dropIndex",
        "swift", "gather",
    ]

    /// The keys behind a word; what is given of them tells the two forms of splits and merges apart.
    static func keys(of word: String, _ node: SchemaNode) -> [String]? {
        switch word {
        case "renameAttribute": ["model", "attribute", "to"]
        case "retype": ["model", "attribute", "convert", "otherwise"]
        case "setDefault": ["model", "attribute", "value"]
        case "compute": ["model", "attribute", "formula", "template", "onlyAbsent"]
        case "removeAttribute": ["model", "attribute"]
        case "changeKeyTemplate": ["model", "key", "to"]
        case "renameModel": ["model", "to"]
        case "splitModel":
            node["by"] != nil
                ? ["model", "by", "cases", "otherwise"]
                : ["model", "part", "attributes", "shared", "always"]
        case "mergeModels":
            node["by"] != nil
                ? ["models", "into", "by", "others"] : ["model", "into", "attributes", "orphans"]
        case "addIndex", "dropIndex": ["index"]
        case "swift": ["function", "models", "results", "undoneBy"]
        case "gather": ["tables", "leaveOut", "onConflict"]
        default: nil
        }
    }

    /// Reads what stands behind a word.
    init?(_ word: String, _ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let step: MigrationStep? =
            switch word {
            case "renameAttribute":
                RenameAttribute(fields, &decoder).map { .renameAttribute($0) }
            case "retype": RetypeAttribute(fields, &decoder).map { .retype($0) }
            case "setDefault": SetDefault(fields, &decoder).map { .setDefault($0) }
            case "compute": ComputeAttribute(fields, &decoder).map { .compute($0) }
            case "removeAttribute":
                RemoveAttribute(fields, &decoder).map { .removeAttribute($0) }
            case "changeKeyTemplate":
                ChangeKeyTemplate(fields, &decoder).map { .changeKeyTemplate($0) }
            case "renameModel": RenameModel(fields, &decoder).map { .renameModel($0) }
            case "splitModel":
                fields["by"] != nil
                    ? SplitByValue(fields, &decoder).map { .splitByValue($0) }
                    : SplitOff(fields, &decoder).map { .splitOff($0) }
            case "mergeModels":
                fields["by"] != nil
                    ? MergeByValue(fields, &decoder).map { .mergeByValue($0) }
                    : MergeInto(fields, &decoder).map { .mergeInto($0) }
            case "addIndex": AddIndex(fields, &decoder).map { .addIndex($0) }
            case "dropIndex": DropIndex(fields, &decoder).map { .dropIndex($0) }
            case "swift": SwiftStep(fields, &decoder).map { .swift($0) }
            case "gather": Gather(fields, &decoder).map { .gather($0) }
            default: nil
            }
        guard let step else { return nil }
        self = step
    }
}

extension MigrationDocument {
    /// What a file of it holds, defaults left out.
    var node: SchemaNode {
        var fields = SchemaFieldsWriter([])
        fields.add("format", .text(MigrationDecoder.format))
        fields.add("migration", .plain(String(number)))
        fields.add("name", .text(name))
        fields.add("doc", text: doc)
        if let from { fields.add("from", .text(from.description)) }
        fields.add("to", .text(to.description))
        fields.add("allow", texts: allowed.map(\.rawValue).sorted())
        if !steps.isEmpty {
            fields.add(
                "steps",
                .list(steps.map { .map([.init($0.word, .map($0.content.entries))]) }))
        }
        return .map(fields.entries)
    }
}
