/// What is sent back: an HTTP status, and a body of JSON.
public struct WireResponse: Sendable, Hashable {
    /// 200; 400 for what the caller can mend; 500 and 503 for what it cannot.
    public var status: Int

    /// JSON, in UTF-8.
    public var body: [UInt8]

    /// What failed: the request, or some of its statements; for logs.
    public var failures: [Failure] = []

    /// Something that was refused, or could not be done.
    public struct Failure: Sendable, Hashable {
        /// The name of the exception that the caller is told.
        public var exception: String

        /// Of a failure that is not the caller's, what the store says of it: never to be sent.
        public var cause: String?
    }

    /// Creates a response.
    public init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}
