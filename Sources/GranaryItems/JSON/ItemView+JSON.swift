extension ItemView {
    /// Appends this item as plain compact JSON, straight from its bytes.
    ///
    /// - Parameters:
    ///   - bytes: Where to write; reuse it from item to item.
    ///   - leading: Names of attributes to write first, in this order. The others follow in the
    ///     order of their names.
    /// - Complexity: O(*n*) in the bytes of the item; allocates only when `bytes` has to grow.
    public func appendJSON(to bytes: inout [UInt8], leading: [String] = []) {
        ItemJSONWriter(isTyped: false).append(self, leading: leading, to: &bytes)
    }

    /// Appends this item as compact DynamoDB JSON, straight from its bytes.
    ///
    /// - Parameters:
    ///   - bytes: Where to write; reuse it from item to item.
    ///   - leading: Names of attributes to write first, in this order. The others follow in the
    ///     order of their names.
    /// - Complexity: O(*n*) in the bytes of the item; allocates only when `bytes` has to grow.
    public func appendDynamoDBJSON(to bytes: inout [UInt8], leading: [String] = []) {
        ItemJSONWriter(isTyped: true).append(self, leading: leading, to: &bytes)
    }
}

extension ValueView {
    /// Appends this value as plain compact JSON, straight from its bytes.
    public func appendJSON(to bytes: inout [UInt8]) {
        ItemJSONWriter(isTyped: false).append(self, depth: 0, to: &bytes)
    }

    /// Appends this value as compact DynamoDB JSON, straight from its bytes.
    public func appendDynamoDBJSON(to bytes: inout [UInt8]) {
        ItemJSONWriter(isTyped: true).append(self, depth: 0, to: &bytes)
    }
}
