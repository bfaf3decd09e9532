extension AttributeValue {
    /// Reads a value from plain JSON.
    ///
    /// - Throws: ``JSONError``. Numbers keep all their digits or are refused; nothing is rounded.
    public init(json text: String) throws(JSONError) {
        try self.init(json: Array(text.utf8).span)
    }

    /// Reads a value from plain JSON in UTF-8.
    ///
    /// - Throws: ``JSONError``.
    public init(json bytes: some Sequence<UInt8>) throws(JSONError) {
        try self.init(json: Array(bytes).span)
    }

    /// Reads a value from plain JSON in UTF-8.
    ///
    /// - Throws: ``JSONError``.
    public init(json bytes: Span<UInt8>) throws(JSONError) {
        var reader = JSONReader(bytes)
        self = try reader.readAttributeValue()
        try reader.finish()
    }

    /// This value as plain compact JSON.
    public var json: String {
        var bytes: [UInt8] = []
        EncodedValue(self).view.appendJSON(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension AttributeValue {
    /// Reads a typed value: `{"S": "a"}`.
    ///
    /// - Throws: ``JSONError``, whose reasons are worded as the service words them.
    public init(dynamoDBJSON text: String) throws(JSONError) {
        try self.init(dynamoDBJSON: Array(text.utf8).span)
    }

    /// Reads a typed value in UTF-8.
    ///
    /// - Throws: ``JSONError``.
    public init(dynamoDBJSON bytes: some Sequence<UInt8>) throws(JSONError) {
        try self.init(dynamoDBJSON: Array(bytes).span)
    }

    /// Reads a typed value in UTF-8.
    ///
    /// - Throws: ``JSONError``.
    public init(dynamoDBJSON bytes: Span<UInt8>) throws(JSONError) {
        var reader = JSONReader(bytes)
        self = try reader.readDynamoDBValue()
        try reader.finish()
    }

    /// This value as compact DynamoDB JSON.
    public var dynamoDBJSON: String {
        var bytes: [UInt8] = []
        EncodedValue(self).view.appendDynamoDBJSON(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
