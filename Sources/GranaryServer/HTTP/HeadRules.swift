internal import HTTPTypes

/// What a request's head must be like, before its body is read.
struct HeadRules: Sendable {
    private let hosts: Set<String>
    private let origins: Set<String>
    private let bodyLimit: Int

    init(_ settings: ServerSettings) {
        bodyLimit = settings.limits.bodyByteCount
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
        // The first host became the authority; another one could name another server to a proxy.
        guard !head.headerFields.contains(.furtherHost) else { throw .ambiguousHost }
        guard let authority = head.authority,
            let host = Self.host(of: authority), hosts.contains(host)
        else { throw .foreignHost }
        if let origin = head.headerFields[.origin], !allows(origin: origin) {
            throw .foreignOrigin
        }
        let lengths = head.headerFields[values: .contentLength]
        let encodings = head.headerFields[values: .transferEncoding]
        // A body of another encoding would be taken as it came, and none at all for the next request.
        guard lengths.count + encodings.count < 2,
            encodings.first.map({ $0.lowercased() == "chunked" }) ?? true
        else { throw .ambiguousLength }
        guard head.headerFields[values: .target].count < 2 else { throw .notFound }
        // What says that it is too large is not read.
        if let length = lengths.first, Int(length).map({ $0 > bodyLimit }) ?? true {
            throw .bodyTooLarge
        }
    }

    /// The host of `example.com:8000` or `[::1]:8000`, in lower case; `nil` when it has no such form.
    static func host(of authority: String) -> String? {
        let host: Substring
        var rest: Substring
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[..<end].dropFirst()
            rest = authority[authority.index(after: end)...]
        } else {
            host = authority.prefix { $0 != ":" }
            rest = authority[host.endIndex...]
        }
        if !rest.isEmpty {
            guard rest.popFirst() == ":",
                rest.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                rest.isEmpty || UInt16(rest) != nil
            else { return nil }
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

    /// A host after the one that became the authority.
    fileprivate static let furtherHost = Self.known("Host")

    /// A name that is one; the fallback is never used.
    private static func known(_ name: String) -> Self { Self(name) ?? .contentType }
}
