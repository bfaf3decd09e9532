/// What a service says of itself in names and answers.
public struct WireOptions: Sendable {
    /// The region in ARNs, and the only one whose ARNs name tables here.
    public var region: String

    /// Where DescribeEndpoints sends clients: host and port.
    public var endpoint: String

    /// Creates options.
    public init(region: String = "us-east-1", endpoint: String = "127.0.0.1:8000") {
        self.region = region
        self.endpoint = endpoint
    }
}
