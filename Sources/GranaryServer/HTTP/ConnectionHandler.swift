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
        if event as? ChannelEvent == .inputClosed, !held.isEmpty {
            // What it sent before is answered first.
            heldEnd = true
            return
        }
        context.fireUserInboundEventTriggered(event)
        if isClosing, clock.phase == .closing, event as? ChannelEvent == .inputClosed {
            context.close(promise: nil)
        }
    }

    private func take(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        switch part {
        case .head(let head):
            guard Self.isForItsHost(head) else {
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
            // A client of HTTP/1.0 takes what it gets until the connection ends. Who asks for another
            // protocol stays with this one, and the parser reads no further behind that.
            isLast =
                !head.isKeepAlive || head.version == .http1_0
                || head.headers.contains(name: "Upgrade")
            enter(.reading, context)
            context.fireChannelRead(wrapInboundOut(.head(request)))
            // Unless its head was answered, whatever its body is.
            if isOpen, isReading, waitsToBeAsked(head) { ask(context) }
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

    /// Whether a target that names a host, as for a proxy, names that of the request.
    private static func isForItsHost(_ head: HTTPRequestHead) -> Bool {
        guard let scheme = head.uri.firstRange(of: "://"), !head.uri.hasPrefix("/") else {
            return true
        }
        let authority = head.uri[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
        return head.headers["Host"].first?.lowercased() == authority.lowercased()
    }

    /// Whether the client sends the body when it is told to, and it may be of use.
    private func waitsToBeAsked(_ head: HTTPRequestHead) -> Bool {
        guard head.version == .http1_1,
            head.headers["Expect"].contains(where: { $0.lowercased() == "100-continue" })
        else { return false }
        let length = head.headers["Content-Length"].first.flatMap { Int($0) } ?? 0
        return length <= limits.bodyByteCount
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
            isReading = false
            guard isOpen else {
                // It was answered before its body came.
                isClosing = true
                endOutput(context)
                return
            }
            // Whoever reads the body is told, and answers.
            isLast = true
            enter(.answering, context)
            context.fireErrorCaught(error)
        } else if isOpen {
            if !isLast { heldRefusal = heldRefusal ?? refusal }
        } else {
            refuse(refusal, context)
        }
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
        if heldEnd {
            heldEnd = false
            context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        }
        guard isReading || !isOpen else { return }
        if let refusal = heldRefusal {
            heldRefusal = nil
            refuse(refusal, context)
        } else if wantsRead {
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

    /// Writes the end of the last answer, and then ends the connection in order.
    private func finish(
        _ end: NIOAny, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?
    ) {
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
            endOutput(context)
        }
        context.writeAndFlush(end, promise: written)
    }

    private func endOutput(_ context: ChannelHandlerContext) {
        enter(.closing, context)
        context.close(mode: .output, promise: nil)
        context.read()
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
