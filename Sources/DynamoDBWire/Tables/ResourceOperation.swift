/// An operation on what an ARN names: here always a table.
protocol ResourceOperation: WireOperation {
    /// The ARN.
    var resourceARN: String? { get set }
}

extension ResourceOperation {
    /// Reads the ARN, which is all that some requests have.
    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "ResourceArn" else { return false }
        resourceARN = try reader.string()
        return true
    }

    /// Checks the ARN.
    func check(_ constraints: inout Constraints) {
        constraints.require(resourceARN, "resourceArn", length: 1...1_283)
    }

    /// The operation itself on the table, or on the ARN when it names none.
    func claims(in context: RequestContext) -> [AccessClaim] {
        let table = resourceARN.flatMap { try? context.tableName($0) } ?? resourceARN
        return [AccessClaim(action: Self.name.rawValue, tableName: table)]
    }
}
