internal import GranaryItems

/// What a resource policy must be like to be stored.
enum ResourcePolicy {
    private static let byteCount = 20_480

    /// Throws unless the text is a JSON object with statements, of no more than 20 KB.
    static func check(_ policy: String) throws(WireError) {
        guard policy.utf8.count <= byteCount else {
            throw .invalidValues("Maximum policy size of \(byteCount) bytes exceeded")
        }
        guard let value = try? JSONValue(parsing: policy), case .object = value else {
            throw .invalidValues("Invalid policy document: This policy contains invalid Json")
        }
        guard value["Statement"] != nil else {
            throw .invalidValues("Invalid policy document: Missing required field Statement")
        }
    }
}
