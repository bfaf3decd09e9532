extension AccessClaim {
    /// The claim of a read of items by key.
    ///
    /// The attributes are those that the request names: the projection's and the key's.
    static func read(
        _ action: String, _ table: String, keys: [Item], attributes: ExactNames?,
        in context: RequestContext
    ) -> Self {
        let named = keys.reduce(into: ExactNames()) { $0.formUnion($1.attributeNames) }
        return Self(
            action: action, tableName: table, leadingKeys: leadingKeys(keys, table, in: context),
            attributes: attributes.map { $0.union(named) },
            select: attributes == nil ? "ALL_ATTRIBUTES" : "SPECIFIC_ATTRIBUTES")
    }

    /// The claim of a write of one item, given by its key or as a whole.
    ///
    /// Who is given back the whole item, be it when a condition fails, reads all of it.
    static func write(
        _ action: String, _ table: String, item: Item, expressions: ExpressionParameters,
        legacy: ExactNames = [], returns: ReturnParameters? = nil, in context: RequestContext
    ) -> Self {
        let named = expressions.namedAttributes().union(item.attributeNames).union(legacy)
        return Self(
            action: action, tableName: table,
            leadingKeys: leadingKeys([item], table, in: context),
            attributes: returns?.isOfWholeItem == true ? nil : named,
            returnValues: returns?.values.rawValue)
    }

    /// The values of the table's partition key in these items; `nil` when one of them has none.
    private static func leadingKeys(
        _ items: [Item], _ table: String, in context: RequestContext
    ) -> [AttributeValue]? {
        guard let name = context.partitionKey(of: table)?.first?.name else { return nil }
        let values = items.compactMap { $0[name] }
        return values.count == items.count ? values : nil
    }
}
