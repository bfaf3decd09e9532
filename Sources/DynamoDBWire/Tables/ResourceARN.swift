extension RequestContext {
    /// The table that a `ResourceArn` means.
    ///
    /// - Throws: What the service says of an ARN of nothing here.
    func table(resourceARN arn: String?) throws(WireError) -> TableDescription {
        let arn = arn ?? ""
        try checkResource(arn)
        guard let name = try? tableName(arn),
            let table = try? store.run(DescribeTable(tableName: name))
        else {
            throw WireError(
                "ResourceNotFoundException",
                "Requested resource not found: ResourceArn: \(arn) not found")
        }
        return table
    }

    private func checkResource(_ arn: String) throws(WireError) {
        guard arn.hasPrefix("arn:") else {
            throw .invalidValues("ARNs must start with 'arn:': \(arn)")
        }
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[2] == "dynamodb" else {
            throw .invalidValues("Provided Arn is not a DynamoDB resource arn: \(arn)")
        }
        let resource = parts[5].split(separator: "/", omittingEmptySubsequences: false)
        let isStream = resource.count == 4 && resource[2] == "stream"
        guard resource[0] == "table", resource.count == 2 || isStream else {
            throw .invalidValues(
                "Invalid resource arn provided, only table or stream is accepted. Provided "
                    + "resource arn: \(arn)")
        }
        guard parts[3] == options.region else {
            throw .validation("Invalid TableArn: Invalid ResourceArn provided as input \(arn)")
        }
    }

    /// Changes a table by what it is, which nobody changes meanwhile.
    func update<Value: Sendable>(
        _ table: String,
        _ change:
            @escaping @Sendable (
                TableDescription, inout UpdateTable
            ) throws(WireError) -> Value
    ) async throws(WireError) -> (table: TableDescription, value: Value) {
        do {
            return try await store.updateTable(table, change)
        } catch let error as WireError {
            throw error
        } catch let error as StoreError {
            throw WireError(error)
        } catch {
            throw WireError("InternalServerError", "Internal server error")
        }
    }
}
