internal import DynamoDBWire
internal import HTTPTypes
internal import Logging

/// Answers requests: from HTTP to the protocol and back.
///
/// In this order: the head is judged, then who signed it as far as that can be told, then the body is
/// read, its signature verified, and the protocol asked.
///
/// A class, because each request has hold of it, and a copy would be one of all that it has.
final class WireResponder: Sendable {
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

    /// The longest body that is compressed on the thread of its connection.
    private static let quicklyCompressedByteCount = 16 << 10

    init(
        _ service: WireService, rules: HeadRules, authenticator: Authenticator,
        limiter: KeyLimiter?, limits: ServerLimits, region: String, metrics: RequestMetrics,
        logger: Logger
    ) {
        self.service = service
        self.rules = rules
        self.authenticator = authenticator
        self.limiter = limiter
        self.limits = limits
        self.region = region
        self.metrics = metrics
        self.logger = logger
        budget = BodyBudget(limit: limits.inFlightByteCount)
    }

    /// What comes of a head.
    enum Beginning {
        /// The body is to be read.
        case read(AcceptedRequest)
        /// It is answered, whatever its body is.
        case answered(Answer)
    }

    /// Judges a head.
    func begin(_ head: HTTPRequest) -> Beginning {
        let (id, start) = (RequestIdentifier.make(), ContinuousClock.now)
        let target = head.headerFields.first(.target).flatMap { WireTarget($0) }
        let type = Self.type(head.headerFields)
        func accepted(_ body: AcceptedRequest.Body?) -> AcceptedRequest {
            AcceptedRequest(head, id: id, start: start, target: target, type: type, body: body)
        }
        do throws(HTTPRefusal) {
            try rules.check(head)
            if let answer = try answerToHead(head, type) {
                return .answered(finished(answer, accepted(nil)))
            }
            let claim = try authenticator.claim(head)
            return .read(
                accepted(.init(claim: claim, isGzip: try Self.isGzip(head.headerFields))))
        } catch {
            return .answered(refusal(of: accepted(nil), error))
        }
    }

    /// Answers what needs no body; `nil` when the body is to be read.
    private func answerToHead(
        _ head: HTTPRequest, _ type: String?
    ) throws(HTTPRefusal) -> Answer? {
        guard head.path == "/" else { throw .notFound }
        switch head.method {
        case .post: break
        case .get, .head: return health()
        case .options where head.headerFields.first(.origin) != nil: return preflight()
        default: throw .wrongMethod
        }
        // To a body of another type the service knows no operation.
        guard type != nil || !Self.hasBody(head.headerFields) else { throw .unknownType }
        return nil
    }

    /// Answers a request whose body was read.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - sent: Its body, as it came.
    ///   - share: What the body takes of what may be held; inflated bytes are counted to it.
    /// - Returns: The answer.
    func respond(
        to request: AcceptedRequest, body sent: [UInt8], _ share: BudgetShare
    ) async -> Answer {
        do throws(HTTPRefusal) {
            guard let told = request.body else { throw .malformed }
            let caller = try authenticator.caller(told.claim, head: request.head, body: sent)
            try limiter?.begin(caller.accessKeyID)
            defer { limiter?.end(caller.accessKeyID) }
            let body = told.isGzip ? try share.inflated(sent, limit: limits.bodyByteCount) : sent
            guard budget.hasRoom else { throw .overloaded }
            let response = await service.respond(to: request.target, body: body, from: caller)
            for failure in response.failures { note(failure, of: request, caller) }
            return finished(await encode(response, for: request), request)
        } catch {
            return refusal(of: request, error)
        }
    }

    /// Refuses a request that was begun.
    func refusal(of request: AcceptedRequest, _ refusal: HTTPRefusal) -> Answer {
        finished(Answer(refusal, type: request.type), request)
    }

    /// Gives an answer what all have, and counts and logs it.
    private func finished(_ answer: Answer, _ request: AcceptedRequest) -> Answer {
        var answer = answer
        // To HEAD there is the head alone.
        if request.head.method == .head { answer.body = [] }
        answer.complete(id: request.id)
        if let origin = request.head.headerFields.first(.origin), rules.allows(origin: origin) {
            answer.head.headerFields[.accessControlAllowOrigin] = origin
            answer.head.headerFields[.accessControlExposeHeaders] =
                "x-amzn-RequestId, X-Amz-Crc32"
        }
        note(request, answer, ContinuousClock.now - request.start)
        return answer
    }

    private static func hasBody(_ headers: HTTPFields) -> Bool {
        headers[.transferEncoding] != nil || headers[.contentLength].map { $0 != "0" } ?? false
    }

    /// The type of a request's body, and of the answer; `nil` when it is none of the service's.
    private static func type(_ headers: HTTPFields) -> String? {
        guard let text = headers[.contentType] else { return nil }
        // As SDKs write it, without a look at each character.
        if text == Answer.usualType { return text }
        let type = text.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        return [Answer.usualType, "application/json"].first { $0 == type }
    }

    /// Whether the body is gzip, by its header.
    private static func isGzip(_ headers: HTTPFields) throws(HTTPRefusal) -> Bool {
        switch headers[.contentEncoding]?.lowercased() {
        case nil, "identity": false
        case "gzip": true
        default: throw .unknownEncoding
        }
    }

    /// The answer, compressed when the client wants it and it is long.
    private func encode(
        _ response: WireResponse, for request: AcceptedRequest
    ) async -> Answer {
        let byteCount = response.body.count
        guard byteCount >= Self.compressedByteCount, request.takesGzip else {
            return Answer(response, type: request.type)
        }
        guard byteCount > Self.quicklyCompressedByteCount else {
            return Answer(response, type: request.type, isCompressed: true)
        }
        // Milliseconds, which a connection's thread does not have.
        return await withTaskExecutorPreference(globalConcurrentExecutor) {
            Answer(response, type: request.type, isCompressed: true)
        }
    }

    private func health() -> Answer {
        let text = "healthy: dynamodb.\(region).amazonaws.com "
        return Answer(.ok, [.contentType: "text/plain"], Array(text.utf8))
    }

    private func preflight() -> Answer {
        Answer(
            .ok,
            [
                .accessControlAllowMethods: "POST",
                // A star does not stand for `Authorization`.
                .accessControlAllowHeaders: "*, Authorization", .accessControlMaxAge: "3600",
            ], [])
    }

    /// Tells the operator why the server failed, and who was denied what.
    private func note(
        _ failure: WireResponse.Failure, of request: AcceptedRequest, _ caller: Caller
    ) {
        let metadata: Logger.Metadata = [
            "id": "\(request.id)", "operation": "\(request.target?.operationName ?? "unknown")",
            "key": "\(caller.accessKeyID)",
        ]
        switch failure.exception {
        case "InternalServerError":
            let cause = failure.cause ?? "unknown"
            logger.error(
                "a request failed", metadata: metadata.merging(["cause": "\(cause)"]) { $1 })
        case "AccessDeniedException": logger.notice("a request was denied", metadata: metadata)
        default: break
        }
    }

    /// Counts and logs a request: never a value, and never who signed it how.
    private func note(_ request: AcceptedRequest, _ answer: Answer, _ duration: Duration) {
        let operation = request.target?.operationName
        let status = answer.head.status.code
        let nanoseconds =
            duration.components.seconds * 1_000_000_000
            + duration.components.attoseconds / 1_000_000_000
        metrics.count(operation: operation, status: status, nanoseconds: nanoseconds)
        logger.debug(
            "request",
            metadata: [
                "id": "\(request.id)", "operation": "\(operation ?? "unknown")",
                "status": "\(status)", "bytes": "\(answer.body.count)",
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
