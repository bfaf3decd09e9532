/// An operation on one backup, which is all that its request names.
protocol BackupOperation: WireOperation {
    /// The backup's ARN.
    var backupARN: String? { get set }
}

extension BackupOperation {
    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "BackupArn" else { return false }
        backupARN = try reader.string()
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(backupARN, "backupArn", length: 37...1_024)
    }

    func claims(in context: RequestContext) -> [AccessClaim] {
        context.claim(Self.name.rawValue, backupARN: backupARN)
    }
}
