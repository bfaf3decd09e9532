internal import Crypto
internal import Foundation

/// Makes pseudonyms: the same text always becomes the same other text, and nobody without the key can
/// tell which.
///
/// A pseudonym is made of HMAC-SHA256 over the text, so two stores that are exported with one key still
/// join, and two runs with random keys do not.
struct Pseudonyms: Sendable {
    private let key: SymmetricKey

    /// Takes a key of the caller's, of any length.
    init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    /// Makes a key for one run.
    init() { key = SymmetricKey(size: .bits256) }

    /// 32 bytes that stand for a text.
    func bytes(for text: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }

    /// A number that stands for a text, below `bound`.
    func number(for text: String, below bound: UInt64) -> UInt64 {
        guard bound > 1 else { return 0 }
        return bytes(for: text).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % bound
    }

    /// A text that stands for another of a kind.
    ///
    /// - Parameters:
    ///   - text: The personal text.
    ///   - kind: Whose data it is.
    ///   - format: The form it must have, which decides over the kind.
    /// - Returns: The pseudonym, whose length is not yet what a schema may ask.
    func text(for text: String, _ kind: PersonalData, _ format: ValueFormat?) -> String {
        let bytes = bytes(for: text)
        let digits = FileDigest.hexadecimal(bytes)
        if let format, let formed = formed(format, bytes, digits) { return formed }
        switch kind {
        case .email: return "p\(digits.prefix(16))@example.com"
        case .name: return "Person \(digits.prefix(12))"
        case .phone: return "+999" + decimal(bytes, count: 11)
        case .address: return "\(digits.prefix(12)) Example Street"
        case .ip: return text.contains(":") ? ipv6(digits) : ipv4(bytes)
        case .text: return "text-\(digits.prefix(16))"
        }
    }

    private func formed(
        _ format: ValueFormat, _ bytes: [UInt8], _ digits: String
    ) -> String? {
        switch format {
        case .email: return "p\(digits.prefix(16))@example.com"
        case .url: return "https://example.com/\(digits.prefix(16))"
        case .uuid:
            var text = ""
            for (position, digit) in digits.prefix(32).enumerated() {
                if [8, 12, 16, 20].contains(position) { text += "-" }
                // Version 8 is for what is made by rules of one's own.
                text.append(position == 12 ? "8" : position == 16 ? "a" : digit)
            }
            return text
        case .ulid:
            let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
            return "0" + String(bytes.prefix(25).map { letters[Int($0 & 31)] })
        case .ipv4: return ipv4(bytes)
        case .ipv6: return ipv6(digits)
        case .ip: return nil
        case .phone: return "+999" + decimal(bytes, count: 11)
        case .id: return "id-\(digits.prefix(16))"
        case .country: return ["AT", "BE", "CH", "DE", "DK", "ES", "FR", "IT"][Int(bytes[0] & 7)]
        case .currency: return ["CHF", "DKK", "EUR", "GBP"][Int(bytes[0] & 3)]
        case .language: return ["de", "en", "es", "fr"][Int(bytes[0] & 3)]
        case .semver: return "0.\(bytes[0]).\(bytes[1])"
        }
    }

    /// In the network that is kept for private use.
    private func ipv4(_ bytes: [UInt8]) -> String { "10.\(bytes[0]).\(bytes[1]).\(bytes[2])" }

    /// In the network that is kept for documentation.
    private func ipv6(_ digits: String) -> String {
        let digits = Array(digits)
        let groups = (0..<4).map { String(digits[(4 * $0)..<(4 * $0 + 4)]) }
        return "2001:db8:" + groups.joined(separator: ":") + ":0:1"
    }

    private func decimal(_ bytes: [UInt8], count: Int) -> String {
        bytes.prefix(count).map { "\($0 % 10)" }.joined()
    }
}
