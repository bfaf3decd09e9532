/// What is sent back: an HTTP status, and a body of JSON.
public struct WireResponse: Sendable, Hashable {
    /// 200; 400 for what the caller can mend; 500 and 503 for what it cannot.
    public var status: Int

    /// JSON, in UTF-8.
    public var body: [UInt8]

    /// Creates a response.
    public init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}
