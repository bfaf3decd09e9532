extension SchemaChange.Kind {
    /// What its part is, where that is not an attribute.
    var noun: String? {
        switch self {
        case .collectionAdded, .collectionRemoved, .collectionChanged: "collection"
        case .indexAdded, .indexRemoved, .indexChanged: "index"
        case .queryAdded, .queryRemoved, .queryChanged: "query"
        case .keyTemplateAdded, .keyTemplateRemoved, .keyTemplateChanged: "key"
        case .ruleAdded, .ruleRemoved: "rule"
        case .warningAdded, .warningRemoved: "warning"
        default: nil
        }
    }

    /// What happened, in a few words.
    var text: String {
        switch self {
        case .schemaRenamed: "schema renamed"
        case .versionChanged: "version"
        case .tableChanged: "table"
        case .typeFieldChanged: "type attribute"
        case .separatorChanged: "separator"
        case .unknownAttributesChanged: "undeclared attributes"
        case .collectionAdded, .indexAdded, .ruleAdded, .warningAdded, .queryAdded,
            .keyTemplateAdded, .attributeAdded:
            "added"
        case .collectionRemoved, .indexRemoved, .ruleRemoved, .warningRemoved, .queryRemoved,
            .keyTemplateRemoved, .attributeRemoved:
            "removed"
        case .collectionChanged, .indexChanged, .queryChanged, .keyTemplateChanged,
            .attributeChanged:
            "changed"
        case .primaryKeyChanged: "primary key"
        case .modelAdded: "model added"
        case .modelRemoved: "model removed"
        case .modelRenamed: "model renamed"
        case .modelSplit: "split off"
        case .modelMerged: "merged"
        case .statusChanged: "status"
        case .timestampsChanged: "timestamps"
        case .freshnessChanged: "freshness"
        case .attributeRenamed: "renamed"
        case .attributeRetyped: "retyped"
        case .madeRequired: "made required"
        case .madeOptional: "made optional"
        case .enumerationWidened: "takes more words"
        case .enumerationNarrowed: "takes fewer words"
        case .limitTightened: "limit tightened"
        case .limitLoosened: "limit loosened"
        case .defaultChanged: "default"
        case .derivationChanged: "derived"
        case .uniquenessAdded: "made unique"
        case .uniquenessRemoved: "not unique any more"
        case .uniquenessChanged: "unique otherwise"
        case .expiryAdded: "items expire by it"
        case .expiryRemoved: "items do not expire by it any more"
        case .versionAttributeChanged: "counts writes"
        case .referenceChanged: "reference"
        case .docsChanged: "docs"
        }
    }
}

extension SchemaChange.Effect: CustomStringConvertible {
    /// The class in words: `needs data check`.
    public var description: String {
        switch self {
        case .safe: "safe"
        case .needsBackfill: "needs backfill"
        case .needsDataCheck: "needs data check"
        case .rewritesKeys: "rewrites keys"
        case .losesData: "loses data"
        }
    }
}
