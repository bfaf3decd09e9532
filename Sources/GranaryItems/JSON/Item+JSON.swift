/// Plain JSON: a string is S, a number N, an array L, an object M.
///
/// What JSON has no type for is written as the nearest one (a set as an array, a binary as base64
/// text) and does not read back as it was. DynamoDB JSON does.
extension Item {
    /// Reads an item from a plain JSON object.
    ///
    /// - Throws: ``JSONError``. Numbers keep all their digits or are refused; nothing is rounded.
    public init(json text: String) throws(JSONError) {
        try self.init(json: Array(text.utf8).span)
    }

    /// Reads an item from a plain JSON object in UTF-8.
    ///
    /// - Throws: ``JSONError``.
    public init(json bytes: some Sequence<UInt8>) throws(JSONError) {
        try self.init(json: Array(bytes).span)
    }

    /// Reads an item from a plain JSON object in UTF-8.
    ///
    /// - Throws: ``JSONError``.
    public init(json bytes: Span<UInt8>) throws(JSONError) {
        var reader = JSONReader(bytes)
        let attributes = try reader.readAttributeMap()
        try reader.finish()
        self.init(attributes)
    }

    /// This item as plain compact JSON, its attributes in the order of their names.
    public var json: String { json(leading: []) }

    /// Returns this item as plain compact JSON, the attributes in `leading` first.
    public func json(leading: [String]) -> String {
        var bytes: [UInt8] = []
        view.appendJSON(to: &bytes, leading: leading)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// DynamoDB JSON: every value names its datatype, and reads back as it was.
extension Item {
    /// Reads an item from an object of typed values: `{"PK": {"S": "a"}}`.
    ///
    /// - Throws: ``JSONError``, whose reasons are worded as the service words them.
    public init(dynamoDBJSON text: String) throws(JSONError) {
        try self.init(dynamoDBJSON: Array(text.utf8).span)
    }

    /// Reads an item from an object of typed values in UTF-8.
    ///
    /// - Throws: ``JSONError``.
    public init(dynamoDBJSON bytes: some Sequence<UInt8>) throws(JSONError) {
        try self.init(dynamoDBJSON: Array(bytes).span)
    }

    /// Reads an item from an object of typed values in UTF-8.
    ///
    /// - Throws: ``JSONError``.
    public init(dynamoDBJSON bytes: Span<UInt8>) throws(JSONError) {
        var reader = JSONReader(bytes)
        let attributes = try reader.readDynamoDBMap()
        try reader.finish()
        self.init(attributes)
    }

    /// This item as compact DynamoDB JSON, its attributes in the order of their names.
    public var dynamoDBJSON: String { dynamoDBJSON(leading: []) }

    /// Returns this item as compact DynamoDB JSON, the attributes in `leading` first.
    public func dynamoDBJSON(leading: [String]) -> String {
        var bytes: [UInt8] = []
        view.appendDynamoDBJSON(to: &bytes, leading: leading)
        return String(decoding: bytes, as: UTF8.self)
    }
}
