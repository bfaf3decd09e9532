internal import HTTPTypes
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1

/// One connection: a request at a time, each within its times, and an answer to what is no request.
///
/// Requests that came before the last was answered wait here, so that none is run whose answer could
/// not be sent. A connection ends as TCP wants it: the answer, the end of what is sent, then what the
/// client still sends is dropped until it closes too. Closed at once, its unread bytes would make the
/// system throw away the answer.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let limits: ServerLimits
    private let metrics: RequestMetrics
    private let logger: Logger
    private var clock: ConnectionClock
    private var alarm: (task: Scheduled<Void>, deadline: NIODeadline)?
    /// Whether the body of a request is coming.
    private var isReading = false
    /// Whether a request is not answered to its end.
    private var isOpen = false
    /// Whether the request that is open is the last.
    private var isLast = false
    private var closesAfterAnswer = false
    /// Whether nothing more is taken or sent, but for what is being sent.
    private var isClosing = false
    /// What came behind the request that is open.
    private var held: CircularBuffer<HTTPServerRequestPart> = []
    /// Whether the client sends nothing behind that.
    private var heldEnd = false
    /// Whether what was held is being taken.
    private var isTakingHeld = false
    /// Why what came behind that is no request.
    private var heldRefusal: HTTPRefusal?
    /// Whether the next handlers want to read, and have to wait.
    private var wantsRead = false

    init(_ limits: ServerLimits, metrics: RequestMetrics, logger: Logger) {
        self.limits = limits
        self.metrics = metrics
        self.logger = logger
        clock = ConnectionClock(limits, at: .now())
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { enter(.connected, context) }
    }

    /// Begins the connection's time, and not before: an alarm that found it inactive, as on a machine
    /// that is busy, would be its last.
    func channelActive(context: ChannelHandlerContext) {
        enter(.connected, context)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { alarm?.task.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        alarm?.task.cancel()
        context.fireChannelInactive()
    }

    // MARK: What comes

    func read(context: ChannelHandlerContext) {
        // Behind a request that is not answered there is one reading and no more: its client would
        // fill the memory. Not even one would cost two calls of the system for each request.
        guard isReading || held.isEmpty else {
            wantsRead = true
            return
        }
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        let part = unwrapInboundIn(data)
        if isReading || (!isOpen && held.isEmpty && context.channel.isWritable) {
            take(part, context)
        } else if !isLast {
            held.append(part)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if isClosing { context.read() } else { context.fireChannelReadComplete() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            quiesce(context)
            return
        case ChannelEvent.inputClosed where !held.isEmpty:
            // What it sent before is answered first.
            heldEnd = true
            return
        default: context.fireUserInboundEventTriggered(event)
        }
        if isClosing, clock.phase == .closing, event as? ChannelEvent == .inputClosed {
            context.close(promise: nil)
        }
    }

    /// Ends the connection at the end of the server: behind the answer that is made, or at once.
    private func quiesce(_ context: ChannelHandlerContext) {
        guard !isClosing else { return }
        guard isOpen else {
            end(context)
            return
        }
        isLast = true
        held.removeAll()
        heldRefusal = nil
    }

    private func take(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        switch part {
        case .head(let head):
            guard head.isForItsHost else {
                refuse(.ambiguousHost, context)
                return
            }
            let request: HTTPRequest
            do {
                request = try HTTPRequest(head, secure: false, splitCookie: false)
            } catch {
                refuse(.malformed, context)
                return
            }
            isReading = true
            isOpen = true
            isLast = head.isLast
            enter(.reading, context)
            context.fireChannelRead(wrapInboundOut(.head(request)))
            // Unless its head was answered, whatever its body is.
            if isOpen, isReading, head.waitsToBeAsked(limit: limits.bodyByteCount) { ask(context) }
        case .body(let bytes):
            clock.count(bytes.readableBytes, at: context.eventLoop.now)
            context.fireChannelRead(wrapInboundOut(.body(bytes)))
        case .end(let fields):
            isReading = false
            enter(isOpen ? .answering : .idle, context)
            context.fireChannelRead(
                wrapInboundOut(.end(fields.map { HTTPFields($0, splitCookie: false) })))
        }
    }

    private func ask(_ context: ChannelHandlerContext) {
        let head = HTTPResponseHead(version: .http1_1, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError || error is ByteToMessageDecoderError else {
            context.fireErrorCaught(error)
            return
        }
        guard !isClosing else { return }
        let refusal =
            error as? HTTPParserError == .headerOverflow
            ? HTTPRefusal.headTooLarge : HTTPRefusal.malformed
        if isReading {
            breakOff(context)
        } else if isOpen || !held.isEmpty {
            if !isLast { heldRefusal = heldRefusal ?? refusal }
        } else {
            refuse(refusal, context)
        }
    }

    /// Ends the body that is being read, which is none.
    private func breakOff(_ context: ChannelHandlerContext) {
        isReading = false
        guard isOpen else {
            // It was answered before its body came.
            end(context)
            return
        }
        // Whoever reads the body is told, and answers.
        isLast = true
        enter(.answering, context)
        context.fireErrorCaught(HTTPParserError.invalidEOFState)
    }

    // MARK: What is answered

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isClosing else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            if isLast { head.headerFields[.connection] = "close" }
            closesAfterAnswer = head.headerFields[.connection] == "close"
            context.write(wrapOutboundOut(.head(HTTPResponseHead(head))), promise: promise)
        case .body(let bytes):
            context.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: promise)
        case .end(let fields):
            let end = wrapOutboundOut(.end(fields.map { HTTPHeaders($0) }))
            isOpen = false
            if closesAfterAnswer {
                finish(end, context, promise)
                return
            }
            context.write(end, promise: promise)
            if !isReading { enter(.idle, context) }
            takeHeld(context)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        clock.setBlocked(!context.channel.isWritable, at: context.eventLoop.now)
        setAlarm(context)
        if context.channel.isWritable, !isOpen { takeHeld(context) }
        context.fireChannelWritabilityChanged()
    }

    /// Goes on with what came behind the request that was just answered, if the client takes answers.
    ///
    /// What is answered at once is answered within: the loop goes on with the next, and not a call in it,
    /// of which a thousand requests would make a thousand.
    private func takeHeld(_ context: ChannelHandlerContext) {
        guard !isTakingHeld else { return }
        isTakingHeld = true
        defer { isTakingHeld = false }
        let hadParts = !held.isEmpty
        while !isClosing, isReading || (!isOpen && context.channel.isWritable),
            let part = held.popFirst()
        {
            take(part, context)
        }
        if hadParts { context.fireChannelReadComplete() }
        guard !isClosing, held.isEmpty else { return }
        if let refusal = heldRefusal, isReading || !isOpen {
            heldRefusal = nil
            if isReading { breakOff(context) } else { refuse(refusal, context) }
            return
        }
        if heldEnd {
            heldEnd = false
            context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        }
        if wantsRead, isReading || !isOpen {
            wantsRead = false
            context.read()
        }
    }

    /// Answers for the server what no responder sees, or sees too late, and ends the connection.
    private func refuse(_ refusal: HTTPRefusal, _ context: ChannelHandlerContext) {
        let id = RequestIdentifier.make()
        var answer = Answer(refusal)
        answer.complete(id: id)
        // After it there is nothing, whatever was refused.
        answer.head.headerFields[.connection] = "close"
        metrics.count(operation: nil, status: refusal.status.code)
        logger.debug(
            "refused", metadata: ["id": "\(id)", "status": "\(refusal.status.code)"])
        context.write(wrapOutboundOut(.head(HTTPResponseHead(answer.head))), promise: nil)
        context.write(
            wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
        finish(wrapOutboundOut(.end(nil)), context, nil)
    }

    /// Closes the connection for whoever has no more to say: once what was said is sent.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .all, context.channel.isActive, isClosing || hasUnsent(context) else {
            context.close(mode: mode, promise: promise)
            return
        }
        if let promise { context.channel.closeFuture.cascade(to: promise) }
        if !isClosing { end(context) }
    }

    private func hasUnsent(_ context: ChannelHandlerContext) -> Bool {
        let count = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
        return (count ?? 0) > 0
    }

    /// Writes the end of the last answer, and then ends the connection in order.
    private func finish(
        _ end: NIOAny, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?
    ) {
        let written = beginEnd(context, promise)
        context.writeAndFlush(end, promise: written)
    }

    /// Ends the connection in order, behind the answers that are written.
    private func end(_ context: ChannelHandlerContext) {
        let written = beginEnd(context)
        guard
            let encoder = try? context.pipeline.syncOperations.context(
                handlerType: HTTPResponseEncoder.self)
        else { return written.succeed() }
        // Nothing, past the encoder, which would make something of it: written is what is before it.
        encoder.writeAndFlush(NIOAny(IOData.byteBuffer(ByteBuffer())), promise: written)
    }

    /// Takes nothing more.
    ///
    /// - Returns: What is to be fulfilled when the last answer is sent: the connection ends then.
    private func beginEnd(
        _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>? = nil
    ) -> EventLoopPromise<Void> {
        isClosing = true
        held.removeAll()
        if isReading {
            // What came of the body must not be taken for all of it.
            isReading = false
            context.fireErrorCaught(HTTPParserError.invalidEOFState)
        }
        enter(.flushing, context)
        let written = promise ?? context.eventLoop.makePromise()
        written.futureResult.assumeIsolated().whenComplete { [self] result in
            guard case .success = result, context.channel.isActive else {
                context.close(promise: nil)
                return
            }
            enter(.closing, context)
            context.close(mode: .output, promise: nil)
            context.read()
        }
        return written
    }

    // MARK: Times

    private func enter(_ phase: ConnectionClock.Phase, _ context: ChannelHandlerContext) {
        clock.enter(phase, at: context.eventLoop.now)
        setAlarm(context)
    }

    /// Sees to it that somebody looks when the time is over.
    ///
    /// An alarm that comes too early is set again: mostly deadlines move on, and a task for each
    /// request would be wasted.
    private func setAlarm(_ context: ChannelHandlerContext) {
        let deadline = clock.deadline
        if let alarm {
            guard deadline < alarm.deadline else { return }
            alarm.task.cancel()
        }
        let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
            [self] in
            alarm = nil
            if clock.deadline > context.eventLoop.now { setAlarm(context) } else { expire(context) }
        }
        alarm = (task, deadline)
    }

    private func expire(_ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        switch clock.phase {
        case .reading where isOpen:
            // Whoever reads the body learns it from the end of the connection.
            refuse(.slowBody, context)
        case .answering: refuse(.slowOperation, context)
        default: context.close(promise: nil)
        }
    }
}
