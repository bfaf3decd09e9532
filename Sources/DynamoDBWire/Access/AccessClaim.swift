/// What a request would do to one table or index, as policies see it.
///
/// Made from the decoded request that is then run, never from the text again, so that what is
/// judged and what is done cannot differ.
package struct AccessClaim: Sendable, Hashable {
    /// The action without its service: `GetItem` for `dynamodb:GetItem`.
    package var action: String

    /// The table; `nil` for actions on none, such as listing tables.
    package var tableName: String?

    /// The index that is read, if one is.
    package var indexName: String?

    /// What else the resource is: `stream/<label>` or `backup/<id>` of the table.
    package var part: String?

    /// The values of the partition key that the request names; `nil` when it names none, as a scan.
    package var leadingKeys: [AttributeValue]?

    /// The top-level attributes that the request names; `nil` when it asks for whole items.
    package var attributes: ExactNames?

    /// What a read returns, as `dynamodb:Select`.
    package var select: String?

    /// What a write returns, as `dynamodb:ReturnValues`.
    package var returnValues: String?

    /// Creates a claim.
    package init(
        action: String, tableName: String? = nil, indexName: String? = nil, part: String? = nil,
        leadingKeys: [AttributeValue]? = nil, attributes: ExactNames? = nil,
        select: String? = nil, returnValues: String? = nil
    ) {
        self.action = action
        self.tableName = tableName
        self.indexName = indexName
        self.part = part
        self.leadingKeys = leadingKeys
        self.attributes = attributes
        self.select = select
        self.returnValues = returnValues
    }
}
