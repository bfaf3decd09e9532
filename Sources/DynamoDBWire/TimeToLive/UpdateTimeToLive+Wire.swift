/// The request of `UpdateTimeToLive`.
struct UpdateTimeToLiveRequest: TableOperation {
    static let name = OperationName.updateTimeToLive

    var tableName: String?
    private var hasSpecification = false
    private var attributeName: String?
    private var isEnabled: Bool?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case "TimeToLiveSpecification":
            hasSpecification = true
            try reader.members { name, reader throws(WireError) in
                switch name {
                case "AttributeName": attributeName = try reader.string()
                case "Enabled": isEnabled = try reader.bool()
                default: return false
                }
                return true
            }
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.requireTable(tableName, "tableName")
        guard hasSpecification else {
            constraints.require(nil as String?, "timeToLiveSpecification")
            return
        }
        constraints.require(
            attributeName, "timeToLiveSpecification.attributeName", length: 1...255)
        constraints.require(isEnabled, "timeToLiveSpecification.enabled")
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        let table = try context.table(try context.tableName(tableName)).tableName
        let attribute = attributeName ?? ""
        let enables = isEnabled ?? false
        _ = try await answeringWrite { () async throws(StoreError) in
            try await context.store.run(
                UpdateTimeToLive(
                    tableName: table, attributeName: attribute, isEnabled: enables))
        }
        var writer = ResponseWriter()
        writer.object { writer in
            writer.object("TimeToLiveSpecification") { writer in
                writer.member("Enabled", enables)
                writer.member("AttributeName", attribute)
            }
        }
        return writer.bytes
    }
}
