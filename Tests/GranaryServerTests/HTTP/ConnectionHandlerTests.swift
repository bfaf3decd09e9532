import HTTPTypes
import Logging
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPTypes
import Testing

@testable import GranaryServer

/// What a connection does when time passes, by a clock that the test turns.
@Suite("A connection and time")
struct ConnectionHandlerTests {
    private func connection(
        _ change: (inout ServerLimits) -> Void = { _ in }
    ) throws -> EmbeddedChannel {
        var limits = ServerLimits()
        change(&limits)
        let channel = EmbeddedChannel(
            handler: ConnectionHandler(
                limits, metrics: RequestMetrics(), logger: Logger(label: "test")))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    private func head() -> HTTPServerRequestPart {
        .head(
            HTTPRequestHead(
                version: .http1_1, method: .POST, uri: "/", headers: ["Host": "localhost"]))
    }

    /// A request without a body comes.
    private func ask(_ channel: EmbeddedChannel) throws {
        try channel.writeInbound(head())
        try channel.writeInbound(HTTPServerRequestPart.end(nil))
    }

    /// The request that is open is answered.
    private func answer(_ channel: EmbeddedChannel) throws {
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
    }

    /// The statuses of what was written, and its bodies.
    private func written(_ channel: EmbeddedChannel) throws -> [String] {
        var texts: [String] = []
        while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) {
            switch part {
            case .head(let head): texts.append("\(head.status.code)")
            case .body(.byteBuffer(let bytes)): texts.append(String(buffer: bytes))
            default: break
            }
        }
        return texts
    }

    @Test("What the server does not do in time is an error of the server, and said once")
    func slowOperation() throws {
        let channel = try connection()
        try ask(channel)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(29_999))
        #expect(try written(channel).isEmpty)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        let error =
            #"{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","#
            + #""message":"Internal server error"}"#
        #expect(try written(channel) == ["500", error])
        // The answer itself comes too late.
        let late = HTTPResponsePart.head(HTTPResponse(status: .ok))
        #expect(throws: ChannelError.self) { try channel.writeOutbound(late) }
        #expect(try written(channel).isEmpty)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test("A body has its rate, and what it bought is used up")
    func slowBody() throws {
        let channel = try connection()
        try channel.writeInbound(head())
        try channel.writeInbound(
            HTTPServerRequestPart.body(ByteBuffer(repeating: 32, count: 7 * 1_024)))
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(3_000))
        // The end of what it had is not put off by a byte.
        try channel.writeInbound(HTTPServerRequestPart.body(ByteBuffer(string: " ")))
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(3_999))
        #expect(try written(channel).isEmpty)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(try written(channel).first == "408")
    }

    @Test("A body that stops coming is refused, however much came")
    func stalledBody() throws {
        let channel = try connection()
        try channel.writeInbound(head())
        try channel.writeInbound(
            HTTPServerRequestPart.body(ByteBuffer(repeating: 32, count: 1 << 20)))
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(4_999))
        #expect(try written(channel).isEmpty)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(try written(channel).first == "408")
    }

    @Test("What comes behind an answer that is not taken waits until it is")
    func pausedRequests() throws {
        let channel = try connection()
        let seen = NIOLoopBound(Seen(), eventLoop: channel.eventLoop)
        try channel.pipeline.syncOperations.addHandler(Counter(seen.value))
        try ask(channel)
        for _ in 0..<3 {
            try ask(channel)
        }
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(seen.value.headCount == 1)
        channel.isWritable = false
        try answer(channel)
        #expect(seen.value.headCount == 1)
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        #expect(seen.value.headCount == 2)
        #expect(!seen.value.hasEnd)
        for count in [3, 4] {
            try answer(channel)
            #expect(seen.value.headCount == count)
        }
        // With the last request nothing is held any more.
        #expect(seen.value.hasEnd)
    }

    @Test(
        "What is no request is refused behind those that wait, and breaks off the body that it is in"
    )
    func errorsWhilePaused() throws {
        for isInBody in [false, true] {
            let channel = try connection()
            let seen = NIOLoopBound(Seen(), eventLoop: channel.eventLoop)
            try channel.pipeline.syncOperations.addHandler(Counter(seen.value))
            try ask(channel)
            channel.isWritable = false
            try answer(channel)
            try channel.writeInbound(head())
            if !isInBody { try channel.writeInbound(HTTPServerRequestPart.end(nil)) }
            channel.pipeline.fireErrorCaught(HTTPParserError.invalidChunkSize)
            #expect(try written(channel) == ["200"])
            channel.isWritable = true
            channel.pipeline.fireChannelWritabilityChanged()
            #expect(seen.value.headCount == 2)
            #expect(seen.value.hasError == isInBody)
            try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .badRequest)))
            try channel.writeOutbound(HTTPResponsePart.end(nil))
            #expect(try written(channel).filter { $0.count == 3 }.count == (isInBody ? 1 : 2))
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            #expect(!channel.isActive)
        }
    }

    private final class Seen {
        var hasError = false
        var headCount = 0
        var hasEnd = false
    }

    /// Counts the requests that get through.
    private final class Counter: ChannelInboundHandler {
        typealias InboundIn = HTTPRequestPart
        private let seen: Seen

        init(_ seen: Seen) { self.seen = seen }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            if case .head = unwrapInboundIn(data) { seen.headCount += 1 }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { seen.hasError = true }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if event as? ChannelEvent == .inputClosed { seen.hasEnd = true }
        }
    }

    @Test("The time of a connection begins when it does, however late, and ends it")
    func late() throws {
        let channel = EmbeddedChannel(
            handler: ConnectionHandler(
                ServerLimits(), metrics: RequestMetrics(), logger: Logger(label: "test")))
        channel.embeddedEventLoop.advanceTime(by: .hours(1))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(9_999))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(!channel.isActive)
    }

    @Test("What is no body, of a request that is answered, ends the connection and is not answered")
    func brokenAfterAnswer() throws {
        let channel = try connection()
        try channel.writeInbound(head())
        try answer(channel)
        #expect(try written(channel) == ["200"])
        channel.pipeline.fireErrorCaught(HTTPParserError.invalidChunkSize)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
        #expect(try written(channel).isEmpty)
    }

    @Test("A connection that asks nothing, or nothing more, is closed without a word")
    func silent() throws {
        let channel = try connection()
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(9_999))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(!channel.isActive)
        #expect(try written(channel).isEmpty)
        let idle = try connection()
        try idle.writeInbound(head())
        try idle.writeInbound(HTTPServerRequestPart.end(nil))
        try idle.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try idle.writeOutbound(HTTPResponsePart.end(nil))
        #expect(try written(idle) == ["200"])
        idle.embeddedEventLoop.advanceTime(by: .milliseconds(59_999))
        #expect(idle.isActive)
        idle.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(!idle.isActive)
    }

    @Test("A request waits until the one before it is answered")
    func pipelining() throws {
        let channel = try connection()
        for _ in 0..<2 {
            try ask(channel)
        }
        func inbound() throws -> Int {
            var count = 0
            while try channel.readInbound(as: HTTPRequestPart.self) != nil { count += 1 }
            return count
        }
        #expect(try inbound() == 2)
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        #expect(try inbound() == 0)
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        #expect(try inbound() == 2)
    }
}
