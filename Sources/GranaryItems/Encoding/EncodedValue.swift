/// One value in its encoded form, so that it can be compared with stored ones.
public struct EncodedValue: Sendable, Hashable {
    /// The tag and the payload.
    public let bytes: [UInt8]

    private let kind: AttributeKind

    /// Encodes `value`.
    public init(_ value: AttributeValue) {
        var bytes: [UInt8] = []
        ValueEncoding.append(value, to: &bytes)
        self.bytes = bytes
        kind = value.kind
    }

    /// The value, borrowed.
    public var view: ValueView {
        @_lifetime(borrow self)
        get { ValueView(kind: kind, payload: bytes.rawSpan.extracting(droppingFirst: 1)) }
    }
}
