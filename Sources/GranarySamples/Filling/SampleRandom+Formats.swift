internal import GranarySchema

extension SampleRandom {
    private static let lower = Array("abcdefghijklmnopqrstuvwxyz")
    private static let digits = Array("0123456789")
    private static let hexadecimal = Array("0123456789abcdef")
    /// The digits of Crockford's base 32, which has no I, L, O and U.
    private static let base32 = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    private static let identifier = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:@+-")

    private mutating func characters(_ count: ClosedRange<Int>, of set: [Character]) -> String {
        String((0..<int(in: count)).map { _ in element(of: set) })
    }

    /// A string of a well-known form.
    mutating func text(_ format: ValueFormat) -> String {
        switch format {
        case .email:
            "\(characters(1...12, of: Self.lower)).\(characters(1...6, of: Self.lower + Self.digits))"
                + "@\(characters(1...10, of: Self.lower)).example"
        case .url: url()
        case .uuid: uuid()
        case .ulid: ulid()
        case .ipv4: ipv4()
        case .ipv6: ipv6()
        case .ip: chance(1, in: 2) ? ipv4() : ipv6()
        case .country: element(of: ["US", "GB", "DE", "KE", "NG", "ZA", "IN", "BR", "JP"])
        case .currency: element(of: ["USD", "EUR", "GBP", "KES", "NGN", "ZAR", "INR", "JPY"])
        case .language: element(of: ["en", "pt-BR", "sw", "zh-Hant", "de-AT", "fr"])
        case .phone:
            "+" + element(of: ["1", "27", "44", "254"]) + characters(7...11, of: Self.digits)
        case .semver: "\(int(in: 0...9)).\(int(in: 0...20)).\(int(in: 0...99))"
        case .id: characters(1...24, of: Self.identifier)
        }
    }

    private mutating func url() -> String {
        let host = characters(3...12, of: Self.lower)
        let path = element(of: ["", "/", "/a/b?c=d&e=%20f", "/deck.pdf#page=2"])
        return "\(element(of: ["https", "http"]))://\(host).example\(path)"
    }

    private mutating func ipv4() -> String {
        (0..<4).map { _ in String(int(in: 0...255)) }.joined(separator: ".")
    }

    private mutating func ipv6() -> String {
        if chance(1, in: 4) { return element(of: ["::1", "2001:db8::8a2e:370:7334", "fe80::1"]) }
        return (0..<8).map { _ in String(int(in: 0...0xFFFF), radix: 16) }.joined(separator: ":")
    }

    /// A UUID of version 4, in lower case.
    mutating func uuid() -> String {
        var digits = (0..<32).map { _ in element(of: Self.hexadecimal) }
        digits[12] = "4"
        digits[16] = element(of: ["8", "9", "a", "b"])
        for position in [20, 16, 12, 8] { digits.insert("-", at: position) }
        return String(digits)
    }

    /// A ULID of a moment between 2000 and 2037.
    mutating func ulid() -> String {
        ulid(milliseconds: int(in: 946_684_800_000...2_145_916_799_999))
    }

    /// A ULID: 10 digits of time and 16 of chance.
    mutating func ulid(milliseconds: Int) -> String {
        let time = (0..<10).reversed().map { place in
            Self.base32[milliseconds >> (5 * place) & 31]
        }
        return String(time) + characters(16...16, of: Self.base32)
    }
}
