internal import HTTPTypes

/// What a request's head must be like, before its body is read.
struct HeadRules: Sendable {
    private let hosts: Set<String>
    private let origins: Set<String>

    init(_ settings: ServerSettings) {
        hosts = Set(
            [settings.host, "localhost", "127.0.0.1", "::1"].map { $0.lowercased() }
                + settings.allowedHosts.map { $0.lowercased() })
        origins = Set(settings.allowedOrigins)
    }

    /// Whether a page of this origin may call.
    func allows(origin: String) -> Bool { origins.contains(origin) }

    /// Throws unless the request is one that this server is meant to have.
    ///
    /// A page that a browser loaded from elsewhere can reach loopback; its requests have its origin,
    /// and a name that was bound to loopback anew has the page's host.
    func check(_ head: HTTPRequest) throws(HTTPRefusal) {
        guard let authority = head.authority,
            hosts.contains(Self.host(of: authority))
        else { throw .foreignHost }
        if let origin = head.headerFields[.origin], !allows(origin: origin) {
            throw .foreignOrigin
        }
        let lengths = head.headerFields[values: .contentLength]
        let encodings = head.headerFields[values: .transferEncoding]
        guard lengths.count + encodings.count < 2 else { throw .ambiguousLength }
    }

    /// The host of `example.com:8000` or `[::1]:8000`, in lower case.
    static func host(of authority: String) -> String {
        var host = authority[...]
        if host.first == "[" {
            host = host.dropFirst().prefix { $0 != "]" }
        } else if let colon = host.lastIndex(of: ":") {
            host = host[..<colon]
        }
        return host.lowercased()
    }
}

extension HTTPField.Name {
    /// The operation that a request is for.
    static let target = Self.known("X-Amz-Target")
    /// The id of a request, for its log.
    static let requestID = Self.known("x-amzn-RequestId")
    /// The checksum of a body.
    static let checksum = Self.known("X-Amz-Crc32")

    /// A name that is one; the fallback is never used.
    private static func known(_ name: String) -> Self { Self(name) ?? .contentType }
}
