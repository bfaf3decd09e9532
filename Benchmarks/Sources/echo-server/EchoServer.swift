internal import Hummingbird

/// One route that answers with the body it was sent: what HTTP costs without anything behind it.
@main
struct EchoServer {
    static func main() async throws {
        let router = Router()
        router.post("/") { request, _ -> ByteBuffer in
            try await request.body.collect(upTo: 1 << 20)
        }
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8_081
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)))
        try await application.runService()
    }
}
