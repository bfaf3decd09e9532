/// `SSESpecification`: kept and told; what encrypts the store is the disk beneath it.
struct EncryptionRequest: Sendable, Hashable {
    var isEnabled: Bool?
    var type: String?
    var keyID: String?

    init(reading reader: inout RequestReader) throws(WireError) {
        try reader.members(of: "SSESpecification") { name, reader throws(WireError) in
            switch name {
            case "Enabled": isEnabled = try reader.bool()
            case "SSEType": type = try reader.string()
            case "KMSMasterKeyId": keyID = try reader.string()
            default: return false
            }
            return true
        }
    }

    func check(_ constraints: inout Constraints) {
        constraints.check(type, "sSESpecification.sSEType", as: EncryptionTypeWord.self)
    }

    /// Throws when the members do not go together.
    func checkMembers() throws(WireError) {
        guard isEnabled == true else {
            if type != nil {
                throw .invalidValues("SSEType can not be specified if Enabled is false")
            }
            guard keyID == nil else {
                throw .invalidValues("KMSMasterKeyId can not be specified if Enabled is false")
            }
            return
        }
        guard type != EncryptionTypeWord.aes256.rawValue else {
            throw .invalidValues("SSEType AES256 is not supported")
        }
        guard keyID == nil || type != nil else {
            throw .invalidValues("SSEType KMS is required if KMSMasterKeyId is specified")
        }
    }

    /// Throws when a table is already encrypted so.
    func checkChange(of kept: AttributeValue?) throws(WireError) {
        guard isEnabled == true else {
            guard kept != nil else { throw .invalidValues("Table is already encrypted by default") }
            return
        }
        guard kept != nil, keyID == nil || keyID == kept?.stringValue else { return }
        throw .invalidValues(
            "Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId parameter if "
                + "you want to change Master Key")
    }

    /// What is kept: the key's id or ARN, or `true` for the service's own key.
    var value: AttributeValue? {
        guard isEnabled == true else { return nil }
        return keyID.map { .string($0) } ?? .bool(true)
    }
}

private enum EncryptionTypeWord: String, WireWord {
    case aes256 = "AES256"
    case kms = "KMS"
    static var wireOrder: [String] { ["AES256", "KMS"] }
}

extension ResponseWriter {
    /// Writes `SSEDescription` of a table that was asked to be encrypted by a key of KMS.
    mutating func encryption(of table: TableDescription, in context: RequestContext) {
        guard let kept = table.annotations[TableAnnotation.encryption] else { return }
        let keys = "arn:aws:kms:\(context.options.region):\(context.caller.accountID):"
        let arn =
            switch kept.stringValue {
            case let key? where key.hasPrefix("arn:"): key
            case let key? where key.hasPrefix("alias/"): keys + key
            case let key?: "\(keys)key/\(key)"
            // A key that nobody named stands for the service's own; it has the table's id.
            case nil: "\(keys)key/\(table.tableID)"
            }
        object("SSEDescription") { writer in
            writer.member("Status", "ENABLED")
            writer.member("SSEType", "KMS")
            writer.member("KMSMasterKeyArn", arn)
        }
    }
}
