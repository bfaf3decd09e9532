extension SchemaComparison {
    /// The table's key and its indexes; those that `unique` attributes make are told of there.
    mutating func compareIndexes() {
        for index in target.indexes where !index.isMade {
            guard let old = source.index(named: index.name) else {
                noteAdded(index)
                continue
            }
            compare(old, index)
        }
        for index in source.indexes
        where !index.isMade && target.index(named: index.name) == nil {
            note(
                .indexRemoved, part: index.name, old: index.text,
                "queries of it fail, and no item is changed: use dropIndex")
        }
    }

    private mutating func noteAdded(_ index: SchemaIndex) {
        let isUnique = index.kind == .unique
        note(
            .indexAdded, part: index.name, new: index.text,
            effect: isUnique ? .needsDataCheck : .needsBackfill,
            isUnique
                ? "two items with one key are in the way, and must be mended first: use addIndex"
                : "it is built of the items that have its key: use addIndex")
    }

    private mutating func compare(_ old: SchemaIndex, _ new: SchemaIndex) {
        if !old.hasSameEntries(as: new) {
            if new.kind == .primary {
                note(
                    .primaryKeyChanged, old: old.text, new: new.text, effect: .rewritesKeys,
                    "a table keeps its key: fill another table with gather")
            } else {
                let isUnique = new.kind == .unique
                note(
                    .indexChanged, part: new.name, old: old.text, new: new.text,
                    effect: isUnique ? .needsDataCheck : .needsBackfill,
                    isUnique
                        ? "it is built anew, and two items with one key are in the way: "
                            + "use addIndex"
                        : "it is built anew: use addIndex")
            }
        }
        if old.models != new.models || old.followsToItem != new.followsToItem {
            note(
                .indexChanged, part: new.name, old: old.useText, new: new.useText,
                "code reads it otherwise; its entries stay")
        }
        compareDocs(old.doc, new.doc, part: "index \(new.name)")
    }

    /// The groups of models that one query reads.
    mutating func compareCollections() {
        for collection in target.collections {
            guard
                var old = source.collections.first(where: { $0.name == collection.name })
            else {
                note(.collectionAdded, part: collection.name, "code can read it")
                continue
            }
            compareDocs(old.doc, collection.doc, part: "collection \(collection.name)")
            old.doc = collection.doc
            guard old != collection else { continue }
            note(
                .collectionChanged, part: collection.name,
                "code that reads it may have to change; nothing is to do to items")
        }
        for collection in source.collections
        where !target.collections.contains(where: { $0.name == collection.name }) {
            note(.collectionRemoved, part: collection.name, "code must not read it any more")
        }
    }
}

extension SchemaIndex {
    /// Whether the entries of both are the same, whatever is said of them besides.
    package func hasSameEntries(as other: SchemaIndex) -> Bool {
        kind == other.kind && partitionKey == other.partitionKey && sortKey == other.sortKey
            && projection == other.projection
    }

    /// What decides over its entries: the kind, the key and what is stored.
    fileprivate var text: String {
        var text = "\(kind == .multiValue ? "multi-value" : kind.rawValue) "
        text += partitionKey.joined(separator: ", ")
        if !sortKey.isEmpty { text += " / " + sortKey.joined(separator: ", ") }
        switch projection {
        case .all: break
        case .keys: text += "; stores keys"
        case .include(let names): text += "; stores \(names.joined(separator: ", "))"
        }
        return text
    }

    /// What is said of it besides.
    fileprivate var useText: String {
        let names = models.isEmpty ? "any model" : models.joined(separator: ", ")
        return names + (followsToItem ? ", followed to the items" : "")
    }
}
