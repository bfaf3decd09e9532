/// The id of a request as the service makes them: 52 capitals and digits.
enum RequestIdentifier {
    private static let symbols = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)

    /// A random id.
    static func make() -> String {
        var random = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(52)
        var bits: UInt64 = 0
        for index in 0..<52 {
            // One draw is enough for ten symbols.
            if index % 10 == 0 { bits = random.next() }
            bytes.append(symbols[Int(bits % 36)])
            bits /= 36
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
