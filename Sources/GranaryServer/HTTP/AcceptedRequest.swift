internal import DynamoDBWire
internal import HTTPTypes

/// A request whose head is being judged, or was.
///
/// A class, since all that is done for a request has hold of it.
final class AcceptedRequest: Sendable {
    /// What its head says of its body.
    struct Body: Sendable {
        /// Who sent it.
        let claim: Authenticator.Claim
        let isGzip: Bool
    }

    let head: HTTPRequest
    let id: String
    let start: ContinuousClock.Instant
    /// The operation it is for; `nil` when there is no such one.
    let target: WireTarget?
    /// The type of its body; `nil` when it is none of the service's.
    let type: String?
    /// `nil` for a request that is answered without its body.
    let body: Body?

    init(
        _ head: HTTPRequest, id: String, start: ContinuousClock.Instant, target: WireTarget?,
        type: String?, body: Body?
    ) {
        self.head = head
        self.id = id
        self.start = start
        self.target = target
        self.type = type
        self.body = body
    }

    /// Whether it is answered in some microseconds once its body is there, unless that is long.
    var isQuick: Bool { target?.isOnOneItem == true && body?.isGzip == false }

    /// Whether its client takes gzip.
    var takesGzip: Bool { head.headerFields[.acceptEncoding].map(Self.takesGzip) ?? false }

    /// Whether a client that accepts these encodings takes gzip: `gzip;q=0` says that it does not.
    static func takesGzip(_ encodings: String) -> Bool {
        encodings.split(separator: ",").contains { encoding in
            let parts = encoding.filter { $0 != " " }.lowercased().split(separator: ";")
            guard parts.first == "gzip" else { return false }
            return !parts.dropFirst().contains { part in
                part.hasPrefix("q=0") && part.dropFirst(3).allSatisfy { $0 == "." || $0 == "0" }
            }
        }
    }
}
