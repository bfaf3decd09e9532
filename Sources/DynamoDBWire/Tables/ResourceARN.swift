extension RequestContext {
    /// The table that a `ResourceArn` means.
    ///
    /// - Throws: What the service says of an ARN of nothing here.
    func table(resourceARN arn: String?) throws(WireError) -> TableDescription {
        guard let arn, arn.hasPrefix("arn:") else {
            throw .validation(
                "Invalid TableArn: Invalid ResourceArn provided as input \(arn ?? "")")
        }
        guard let name = try? tableName(arn),
            let table = try? store.run(DescribeTable(tableName: name))
        else {
            throw WireError(
                "ResourceNotFoundException",
                "Requested resource not found: ResourceArn: \(arn) not found")
        }
        return table
    }

    /// Changes what the wire keeps with a table.
    func annotate(
        _ table: String, _ annotations: [String: AttributeValue?]
    ) async throws(WireError) {
        var operation = UpdateTable(tableName: table)
        operation.annotations = annotations
        _ = try await answeringWrite { () async throws(StoreError) in
            try await store.run(operation)
        }
    }
}
