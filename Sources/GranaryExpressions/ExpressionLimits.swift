/// DynamoDB's limits on expressions.
public enum ExpressionLimits {
    /// The UTF-8 bytes of one expression, before placeholders are replaced.
    public static let byteCount = 4_096
    /// The operators and functions of one expression.
    ///
    /// Parentheses do not count.
    public static let operatorCount = 300
    /// The operands in the parentheses of one `IN`.
    public static let inOperandCount = 100
    /// The elements of one document path, the attribute's own name among them.
    public static let pathElementCount = 32
    /// The greatest list index a path may hold.
    public static let listIndex = 2_147_483_647
    /// The UTF-8 bytes of one `#name` or `:value`, its first character among them.
    public static let placeholderByteCount = 255
    /// The bytes of all `#names` and `:values` of a request with what they stand for: 2 MB.
    public static let placeholdersByteCount = 2_097_152
    /// The UTF-8 bytes of one attribute name.
    public static let attributeNameByteCount = 65_535
}
