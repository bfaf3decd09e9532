extension Item: CustomStringConvertible {
    /// The item as plain JSON, for logs and debugging.
    public var description: String { json }
}

extension AttributeValue: CustomStringConvertible {
    /// The value as DynamoDB JSON, which tells all ten kinds apart.
    public var description: String { dynamoDBJSON }
}
