internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// What stands between a socket and the responder, as Hummingbird's server makes it for each connection.
///
/// Requests are answered where they are read. By way of a channel for tasks, each would change its thread
/// four times, which costs more than most operations.
struct WireChannel: ServerChildChannel {
    /// A connection that serves itself.
    struct Connection: ServerChildChannelValue {
        let channel: any Channel
    }

    let responder: WireResponder

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Connection> {
        channel.eventLoop.makeCompletedFuture {
            let limits = responder.limits
            var decoding = NIOHTTPDecoderLimitConfiguration()
            decoding.maxHeaderFieldSize = limits.headByteCount
            decoding.maxHeaderListSize = limits.headByteCount
            decoding.maxHeaderFieldCount = limits.fieldCount
            let pipeline = channel.pipeline.syncOperations
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: false, withErrorHandling: false,
                withOutboundHeaderValidation: false, withEncoderConfiguration: .init(),
                withDecoderLimitConfiguration: decoding)
            try pipeline.addHandler(
                ConnectionHandler(limits, metrics: responder.metrics, logger: logger))
            try pipeline.addHandler(RequestHandler(responder, on: channel.eventLoop))
            return Connection(channel: channel)
        }
    }

    func handle(value: Connection, logger: Logger) async {
        await withTaskCancellationHandler {
            // However it ended, it has.
            try? await value.channel.closeFuture.get()
        } onCancel: {
            value.channel.close(mode: .input, promise: nil)
        }
    }
}
