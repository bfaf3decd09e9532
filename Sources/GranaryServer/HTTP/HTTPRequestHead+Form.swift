internal import NIOHTTP1

extension HTTPRequestHead {
    /// Whether a target that names a host, as for a proxy, names that of the request.
    var isForItsHost: Bool {
        // As all are but those.
        if uri.utf8.first == UInt8(ascii: "/") { return true }
        guard let scheme = uri.firstRange(of: "://") else { return true }
        let authority = uri[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
        return headers["Host"].first?.lowercased() == authority.lowercased()
    }

    /// Whether the client takes what it gets until the connection ends, and no other request is read.
    ///
    /// Who asks for another protocol stays with this one, and the parser reads no further behind that.
    var isLast: Bool { !isKeepAlive || version == .http1_0 || headers.contains(name: "Upgrade") }

    /// Whether the client sends the body when it is told to, and it may be of use.
    func waitsToBeAsked(limit: Int) -> Bool {
        guard version == .http1_1,
            headers["Expect"].contains(where: { $0.lowercased() == "100-continue" })
        else { return false }
        return headers["Content-Length"].first.flatMap { Int($0) } ?? 0 <= limit
    }
}
