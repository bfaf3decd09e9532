internal import DynamoDBWire
internal import GranaryTransfer
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Answers requests: from HTTP to the protocol and back.
///
/// In this order: the head is judged, then who signed it as far as that can be told, then the body is
/// read, its signature verified, and the protocol asked.
struct WireResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let service: WireService
    let rules: HeadRules
    let authenticator: Authenticator
    /// `nil` when all requests are of the one who runs the server.
    let limiter: KeyLimiter?
    let budget: BodyBudget
    let limits: ServerLimits
    let region: String
    let metrics: RequestMetrics
    let logger: Logger

    /// Bodies shorter than this are sent as they are.
    private static let compressedByteCount = 1_024

    func respond(to request: Request, context: BasicRequestContext) async -> Response {
        let id = RequestIdentifier.make()
        let start = ContinuousClock.now
        let target = request.headers.first(.target)
        let type = Self.type(request.headers)
        var response: Response
        do throws(HTTPRefusal) {
            try rules.check(request.head)
            response = try await answer(request, target: target, type: type)
        } catch {
            var refused = error.error.response
            refused.status = error.status.code
            response = encode(refused, for: request, type: type)
            if error.closes { response.headers[.connection] = "close" }
        }
        response.headers[.requestID] = id
        if let origin = request.headers.first(.origin), rules.allows(origin: origin) {
            response.headers[.accessControlAllowOrigin] = origin
            response.headers[.accessControlExposeHeaders] = "x-amzn-RequestId, X-Amz-Crc32"
        }
        note(request, target, response, id, ContinuousClock.now - start)
        return response
    }

    private func answer(
        _ request: Request, target: String?, type: String?
    ) async throws(HTTPRefusal) -> Response {
        guard request.head.path == "/" else { throw .notFound }
        switch request.method {
        case .post: break
        case .get, .head: return health(request)
        case .options where request.headers.first(.origin) != nil: return preflight()
        default: throw .wrongMethod
        }
        // To a body of another type the service knows no operation.
        guard type != nil || !Self.hasBody(request.headers) else { throw .unknownType }
        let isGzip = try Self.isGzip(request.headers)
        let claim = try authenticator.claim(request.head)
        var reader = BodyReader(budget, limit: limits.bodyByteCount)
        let sent = try await reader.read(request.body)
        let caller = try authenticator.caller(claim, head: request.head, body: sent)
        try limiter?.begin(caller.accessKeyID)
        defer { limiter?.end(caller.accessKeyID) }
        let body = isGzip ? try reader.inflated(sent) : sent
        guard budget.hasRoom else { throw .overloaded }
        let response = await service.respond(to: target, body: body, from: caller)
        return encode(response, for: request, type: type)
    }

    private static func hasBody(_ headers: HTTPFields) -> Bool {
        headers[.transferEncoding] != nil || headers[.contentLength].map { $0 != "0" } ?? false
    }

    private static let usualType = "application/x-amz-json-1.0"

    /// The type of a request's body, and of the answer; `nil` when it is none of the service's.
    private static func type(_ headers: HTTPFields) -> String? {
        guard let text = headers[.contentType] else { return nil }
        // As SDKs write it, without a look at each character.
        if text == usualType { return usualType }
        let type = text.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        return [usualType, "application/json"].first { $0 == type }
    }

    /// Whether the body is gzip, by its header.
    private static func isGzip(_ headers: HTTPFields) throws(HTTPRefusal) -> Bool {
        switch headers[.contentEncoding]?.lowercased() {
        case nil, "identity": false
        case "gzip": true
        default: throw .unknownEncoding
        }
    }

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

    /// The answer with its checksum, compressed when the client wants it and it is long.
    private func encode(
        _ answer: WireResponse, for request: Request, type: String?
    ) -> Response {
        var body = answer.body
        var headers: HTTPFields = [.contentType: type ?? Self.usualType]
        if body.count >= Self.compressedByteCount,
            request.headers[.acceptEncoding].map(Self.takesGzip) == true,
            var deflater = Deflater(level: 1)
        {
            var compressed: [UInt8] = []
            deflater.deflate(body.span, isLast: true, into: &compressed)
            body = compressed
            headers[.contentEncoding] = "gzip"
        }
        // The checksum is of the bytes as they are sent, which is what SDKs verify.
        headers[.checksum] = String(CRC32.checksum(body.span))
        return Response(
            status: .init(code: answer.status), headers: headers,
            body: AnswerBody.make(body, budget))
    }

    private func health(_ request: Request) -> Response {
        let text = "healthy: dynamodb.\(region).amazonaws.com "
        return Response(
            status: .ok, headers: [.contentType: "text/plain"],
            body: request.method == .head
                ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private func preflight() -> Response {
        Response(
            status: .ok,
            headers: [
                .accessControlAllowMethods: "POST",
                // A star does not stand for `Authorization`.
                .accessControlAllowHeaders: "*, Authorization", .accessControlMaxAge: "3600",
            ])
    }

    /// Counts and logs a request: never a value, and never who signed it how.
    private func note(
        _ request: Request, _ target: String?, _ response: Response, _ id: String,
        _ duration: Duration
    ) {
        let operation = target.flatMap { WireService.operationName(ofTarget: $0) }
        let nanoseconds =
            duration.components.seconds * 1_000_000_000
            + duration.components.attoseconds / 1_000_000_000
        metrics.count(
            operation: operation, status: response.status.code, nanoseconds: nanoseconds)
        logger.debug(
            "request",
            metadata: [
                "id": "\(id)", "operation": "\(operation ?? "unknown")",
                "status": "\(response.status.code)",
                "bytes": "\(response.body.contentLength ?? 0)",
                "microseconds": "\(nanoseconds / 1_000)",
            ])
    }
}

extension HTTPFields {
    /// The value of a name that has one value: the subscript joins all there are to a new text.
    fileprivate func first(_ name: HTTPField.Name) -> String? {
        first { $0.name == name }?.value
    }
}
