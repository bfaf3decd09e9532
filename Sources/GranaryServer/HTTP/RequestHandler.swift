internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// Gathers the requests of one connection, has them answered, and writes the answers.
///
/// One at a time: what comes behind a request is held back until it is answered. Operations on one item
/// are run on the connection's own thread; all others, which may take long, on the threads for that.
final class RequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundOut = HTTPResponsePart

    private enum State {
        /// Nothing is wanted of what comes: there is no request, or its answer is known.
        case waiting
        /// The body of a request comes.
        case reading(AcceptedRequest, [UInt8], BudgetShare)
        /// A request is being answered.
        case answering
    }

    /// The longest body of a request that is run on the connection's thread.
    private static let quickByteCount = 16 << 10

    /// Longer answers count against what may be held until the client takes them.
    private static let countedByteCount = 64 << 10

    private let responder: WireResponder
    private let executor: LoopExecutor
    private var state = State.waiting
    private var context: ChannelHandlerContext?
    /// Whether the client sends no more: the connection ends with what is being answered.
    private var isInputClosed = false

    init(_ responder: WireResponder, on loop: any EventLoop) {
        self.responder = responder
        executor = LoopExecutor(loop)
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelInactive(context: ChannelHandlerContext) {
        state = .waiting
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        context.fireUserInboundEventTriggered(event)
        guard event as? ChannelEvent == .inputClosed else { return }
        isInputClosed = true
        endAfterAnswer()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            switch responder.begin(head) {
            case .answered(let answer): write(answer)
            case .read(let request):
                state = .reading(request, [], BudgetShare(of: responder.budget))
            }
        case .body(let bytes): take(bytes)
        case .end:
            guard case .reading(let request, let body, let share) = state else { return }
            state = .answering
            answer(request, body, share)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch state {
        case .reading(let request, _, _): write(responder.refusal(of: request, .truncatedBody))
        case .answering: isInputClosed = true
        // Of what is no request the connection's handler has told already.
        case .waiting where error is HTTPParserError: break
        case .waiting: context.close(promise: nil)
        }
    }

    private func take(_ bytes: ByteBuffer) {
        guard case .reading(let request, var body, let share) = state else { return }
        // Else the body would be copied each time.
        state = .waiting
        do throws(HTTPRefusal) {
            try share.take(
                bytes.readableBytes, after: body.count, limit: responder.limits.bodyByteCount)
            body.append(contentsOf: bytes.readableBytesView)
            state = .reading(request, body, share)
        } catch {
            write(responder.refusal(of: request, error))
        }
    }

    private func answer(
        _ request: AcceptedRequest, _ body: [UInt8], _ share: BudgetShare
    ) {
        guard let context else { return }
        let loop = context.eventLoop
        let own = NIOLoopBound(self, eventLoop: loop)
        let responder = responder
        let isQuick = request.isQuick && body.count <= Self.quickByteCount
        if isQuick {
            // Begins here and now, and comes back here when it had to wait.
            Task.immediate(executorPreference: executor) {
                own.value.write(await responder.respond(to: request, body: body, share))
            }
        } else {
            Task {
                let answer = await responder.respond(to: request, body: body, share)
                loop.execute { own.value.write(answer) }
            }
        }
    }

    /// Ends the connection of a client that sends no more, when nothing is left to be answered.
    private func endAfterAnswer() {
        switch state {
        case .waiting: context?.close(promise: nil)
        // What it had sent before, it did not send to the end.
        case .reading(let request, _, _): write(responder.refusal(of: request, .truncatedBody))
        case .answering: break
        }
    }

    private func write(_ answer: Answer) {
        state = .waiting
        guard let context else { return }
        var written: EventLoopPromise<Void>?
        if isInputClosed || answer.body.count > Self.countedByteCount {
            let promise = context.eventLoop.makePromise(of: Void.self)
            let share = BudgetShare(ofAnswer: answer.body.count, of: responder.budget)
            promise.futureResult.assumeIsolated().whenComplete { [self] result in
                withExtendedLifetime(share) {}
                // Where it failed somebody else is ending the connection.
                if isInputClosed, case .success = result { endAfterAnswer() }
            }
            written = promise
        }
        context.write(wrapOutboundOut(.head(answer.head)), promise: nil)
        if !answer.body.isEmpty {
            context.write(wrapOutboundOut(.body(ByteBuffer(bytes: answer.body))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }
}
