/// One operation of the protocol: what its request holds, and how it is answered.
///
/// A request goes through it in this order, which is the service's: the text is read into the
/// members; the constraints of the model are counted; what is wrong with an attribute value is told;
/// the caller's policy is asked; the operation runs.
protocol WireOperation: Sendable {
    /// The operation's name in the protocol.
    static var name: OperationName { get }

    /// An empty request.
    init()

    /// Reads one member of the request, if it is one of this operation's.
    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool

    /// Throws what the service tells of before it counts constraints.
    func checkFirst() throws(WireError)

    /// Checks the members against the constraints of the service's model.
    func check(_ constraints: inout Constraints)

    /// What it would do, for the caller's policy; asked only of callers who have one.
    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim]

    /// Runs it.
    ///
    /// - Returns: The body of the answer.
    func run(in context: RequestContext) async throws(WireError) -> [UInt8]

    /// Runs it, for an answer that may tell of failures though it is a success.
    func answer(in context: RequestContext) async throws(WireError) -> WireResponse
}

extension WireOperation {
    func checkFirst() throws(WireError) {}

    func check(_ constraints: inout Constraints) {}

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        [AccessClaim(action: Self.name.rawValue)]
    }

    /// Reads the body of a request and checks it.
    static func decode(_ body: [UInt8]) throws(WireError) -> Self {
        let span = body.span
        var request = Self()
        var reader = RequestReader(span)
        try reader.members { name, reader throws(WireError) in try request.read(name, &reader) }
        try reader.finish()
        try request.checkFirst()
        var constraints = Constraints()
        request.check(&constraints)
        try constraints.finish()
        if let valueError = reader.valueError { throw valueError }
        return request
    }

    /// Reads, checks, authorises and runs a request.
    static func respond(
        to body: [UInt8], in context: RequestContext
    ) async throws(WireError) -> WireResponse {
        let request = try decode(body)
        try context.authorise { () throws(WireError) in
            try request.claims(in: context.judging)
        }
        return try await request.answer(in: context)
    }

    func answer(in context: RequestContext) async throws(WireError) -> WireResponse {
        WireResponse(status: 200, body: try await run(in: context))
    }
}
