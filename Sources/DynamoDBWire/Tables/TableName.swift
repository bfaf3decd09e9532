/// What operations on tables say of a table's name, before anything else.
enum TableName {
    /// Throws unless there is a name.
    @discardableResult
    static func require(_ name: String?) throws(WireError) -> String {
        guard let name else {
            throw .validation(
                "The parameter 'TableName' is required but was not present in the request")
        }
        return name
    }

    /// Throws unless there is a name, of a length that a table's can have, or an ARN.
    static func check(_ name: String?) throws(WireError) {
        let name = try require(name)
        guard (3...255).contains(name.utf16.count) || name.hasPrefix("arn:") else {
            throw .validation(
                "TableName must be at least 3 characters long and at most 255 characters long")
        }
    }
}
