extension SchemaComparison {
    /// What is said of the table and of all models.
    mutating func compareHeaders() {
        if source.name != target.name {
            note(
                .schemaRenamed, old: source.name, new: target.name,
                "the Swift types have another name; nothing is to do to items")
        }
        if source.version != target.version {
            note(
                .versionChanged, old: "\(source.version)", new: "\(target.version)",
                target.version > source.version
                    ? "the store is brought to it by migrations, or by schema apply"
                    : "a store does not go back to an older version but by migrate down")
        }
        if source.table != target.table {
            note(
                .tableChanged, old: source.table, new: target.table, effect: .needsBackfill,
                "the new table begins without items: fill it with gather")
        }
        if source.typeField != target.typeField {
            note(
                .typeFieldChanged, old: source.typeField, new: target.typeField,
                effect: .losesData,
                "no item would be known as one of its model: keep it for the life of the table")
        }
        if source.separator != target.separator {
            note(
                .separatorChanged, old: source.separator, new: target.separator,
                effect: .needsDataCheck,
                "parts of keys may not hold it: change the templates with changeKeyTemplate")
        }
        comparePolicies(source.unknownAttributes, target.unknownAttributes, model: nil)
        compareDocs(source.doc, target.doc)
    }

    /// What becomes of attributes that no model declares.
    mutating func comparePolicies(
        _ old: UnknownAttributes, _ new: UnknownAttributes, model: String?
    ) {
        guard old != new else { return }
        let (effect, advice): (SchemaChange.Effect, String) =
            switch (old, new) {
            case (_, .keep): (.safe, "attributes that are not declared are stored too")
            case (.keep, .drop):
                (.losesData, "writes leave attributes out that are not declared: declare them")
            case (_, .drop): (.safe, "writes leave out what is not declared, and are not refused")
            case (_, .reject):
                (
                    .needsDataCheck,
                    """
                    items with attributes that are not declared are refused when written: declare or \
                    remove them
                    """
                )
            }
        note(
            .unknownAttributesChanged, model: model, old: old.rawValue, new: new.rawValue,
            effect: effect, advice)
    }
}
