internal import GranaryStorage

/// Client request tokens, kept for ten minutes in the commit of what they guard.
///
/// | key | value |
/// | --- | --- |
/// | `K` token | u64 time in ms, u128 digest of the request, both big-endian |
/// | `E` u64 time in ms, token | nothing: orders tokens by age |
extension Transaction {
    /// Claims a token for a request.
    ///
    /// - Returns: Whether the request is new; `false` when the very same one was done before.
    /// - Throws: ``StoreError/idempotentParameterMismatch`` when another one was.
    mutating func claim(_ token: String, digest: UInt128) throws(StoreError) -> Bool {
        try forgetExpiredTokens()
        let key = [UInt8(ascii: "K")] + Array(token.utf8)
        if let bytes = try record(key, in: .tokens), !isExpired(bytes) {
            guard bytes.bigEndian(UInt128.self, at: 8) == digest else {
                throw .idempotentParameterMismatch
            }
            return false
        }
        var value: [UInt8] = []
        value.appendBigEndian(nowMilliseconds)
        value.appendBigEndian(digest)
        try put(value, at: key, in: .tokens)
        try put([], at: Self.expiryKey(nowMilliseconds, token.utf8), in: .tokens)
        return true
    }

    /// Whether a token's record is older than tokens are remembered; there may be more of these than
    /// one claim removes.
    private func isExpired(_ record: [UInt8]) -> Bool {
        guard let time = record.bigEndian(UInt64.self, at: 0) else { return true }
        return nowMilliseconds >= time
            && nowMilliseconds - time >= Limits.clientRequestTokenMilliseconds
    }

    /// Removes some of the tokens older than ten minutes, so that they never pile up.
    private mutating func forgetExpiredTokens() throws(StoreError) {
        let oldest =
            nowMilliseconds
            - min(
                nowMilliseconds, Limits.clientRequestTokenMilliseconds)
        var range = KeyRange(prefix: [UInt8(ascii: "E")], in: .tokens)
        range.upper = Self.expiryKey(oldest, [])
        let expired = try keys(in: range, limit: 100)
        for key in expired {
            try delete(key, in: .tokens)
            try delete([UInt8(ascii: "K")] + key.dropFirst(9), in: .tokens)
        }
    }

    private static func expiryKey(_ time: UInt64, _ token: some Sequence<UInt8>) -> [UInt8] {
        var key = [UInt8(ascii: "E")]
        key.appendBigEndian(time)
        return key + token
    }
}
