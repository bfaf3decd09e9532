/// What a write returns of the item, in DynamoDB's five forms.
public enum ReturnValues: String, Sendable, Hashable {
    /// Nothing.
    case none = "NONE"
    /// The whole item as it was before.
    case allOld = "ALL_OLD"
    /// Of the item as it was before, the attributes (or nested parts) the update names.
    case updatedOld = "UPDATED_OLD"
    /// The whole item as it is now.
    case allNew = "ALL_NEW"
    /// Of the item as it is now, the attributes (or nested parts) the update names.
    case updatedNew = "UPDATED_NEW"
}

/// Whether a failed condition gives back the item that failed it.
public enum ReturnValuesOnConditionCheckFailure: String, Sendable, Hashable {
    /// It does not.
    case none = "NONE"
    /// It does.
    case allOld = "ALL_OLD"
}

/// How much of the consumed capacity to report.
public enum ReturnConsumedCapacity: String, Sendable, Hashable {
    /// Nothing.
    case none = "NONE"
    /// The sum.
    case total = "TOTAL"
    /// The sum, and the shares of the table and of each index.
    case indexes = "INDEXES"
}

/// Whether to report the size of the item collection that was written to.
public enum ReturnItemCollectionMetrics: String, Sendable, Hashable {
    /// Do not.
    case none = "NONE"
    /// Do, for tables with a local secondary index.
    case size = "SIZE"
}

/// What a query or scan returns of each item.
public enum Select: String, Sendable, Hashable {
    /// Whole items.
    case allAttributes = "ALL_ATTRIBUTES"
    /// What the index holds.
    case allProjectedAttributes = "ALL_PROJECTED_ATTRIBUTES"
    /// What the projection expression names.
    case specificAttributes = "SPECIFIC_ATTRIBUTES"
    /// The number of items and no items.
    case count = "COUNT"
}
