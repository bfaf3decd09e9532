internal import Crypto
internal import GranaryItems

/// A place in a stream, as clients carry it from one page to the next.
///
/// Clients may not make or change one: it is authenticated by a key that this process alone knows. A
/// text that the key does not fit is of an earlier run of the server, or forged; which of them cannot
/// be told, and both are held to have expired, after which a client takes a new one.
///
/// | offset | bytes | field |
/// | --- | --- | --- |
/// | 0 | 1 | format version, 1 |
/// | 1 | 8 | milliseconds since 1970 when it was made |
/// | 9 | 8 | the sequence number after which it reads |
/// | 17 | *n* | the stream's ARN |
/// | 17 + *n* | 32 | HMAC-SHA256 of all before |
struct ShardIterator: Sendable {
    /// The stream it reads.
    var streamARN: String
    /// The sequence number after which it reads; 0 begins at the oldest record.
    var after: UInt64
    /// When it was made.
    var madeMilliseconds: UInt64

    /// How long one is good: 15 minutes.
    static let milliseconds: UInt64 = 900_000

    private static let version: UInt8 = 1
    private static let headerByteCount = 17
    private static let key = SymmetricKey(size: .bits256)

    /// The text that clients get.
    var text: String {
        var bytes = [Self.version]
        for value in [madeMilliseconds, after] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: value >> shift))
            }
        }
        bytes += Array(streamARN.utf8)
        bytes += Array(HMAC<SHA256>.authenticationCode(for: bytes, using: Self.key))
        return Base64.encode(bytes)
    }

    /// Reads a text back.
    ///
    /// - Throws: `ValidationException` when it is no iterator, and `ExpiredIteratorException` when it
    ///   is older than 15 minutes at `now`, or of another run.
    init(_ text: String, nowMilliseconds now: UInt64) throws(WireError) {
        let invalid = WireError.validation("Invalid ShardIterator")
        guard let bytes = Base64.decode(text),
            bytes.count > Self.headerByteCount + SHA256.byteCount, bytes[0] == Self.version
        else { throw invalid }
        let end = bytes.count - SHA256.byteCount
        streamARN = String(decoding: bytes[Self.headerByteCount..<end], as: UTF8.self)
        madeMilliseconds = bytes[1..<9].reduce(0) { $0 << 8 | UInt64($1) }
        after = bytes[9..<17].reduce(0) { $0 << 8 | UInt64($1) }
        let isOurs = HMAC<SHA256>.isValidAuthenticationCode(
            bytes[end...], authenticating: bytes[..<end], using: Self.key)
        guard isOurs, now < madeMilliseconds + Self.milliseconds else {
            throw WireError(
                "ExpiredIteratorException",
                "Iterator expired: it is older than 15 minutes, or of an earlier run of the server")
        }
    }

    init(streamARN: String, after: UInt64, madeMilliseconds: UInt64) {
        self.streamARN = streamARN
        self.after = after
        self.madeMilliseconds = madeMilliseconds
    }

    /// The ARN in a text that may be no iterator, for those who judge a request before it runs.
    static func streamARN(in text: String) -> String? {
        guard let bytes = Base64.decode(text),
            bytes.count > headerByteCount + SHA256.byteCount
        else { return nil }
        return String(
            decoding: bytes[headerByteCount..<bytes.count - SHA256.byteCount], as: UTF8.self)
    }
}
