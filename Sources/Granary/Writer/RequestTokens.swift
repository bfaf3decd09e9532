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
        if let bytes = try record(key, in: .tokens) {
            let time = bytes.bigEndian(UInt64.self, at: 0) ?? 0
            if time >= oldestRemembered {
                guard bytes.bigEndian(UInt128.self, at: 8) == digest else {
                    throw .idempotentParameterMismatch
                }
                return false
            }
            // One of more expired tokens than a claim removes: its expiry goes with it, or it would
            // take the new record away.
            try delete(Self.expiryKey(time, token.utf8), in: .tokens)
        }
        var value: [UInt8] = []
        value.appendBigEndian(nowMilliseconds)
        value.appendBigEndian(digest)
        try put(value, at: key, in: .tokens)
        try put([], at: Self.expiryKey(nowMilliseconds, token.utf8), in: .tokens)
        return true
    }

    /// Tokens that were claimed before this time are forgotten.
    private var oldestRemembered: UInt64 {
        nowMilliseconds - min(nowMilliseconds, Limits.clientRequestTokenMilliseconds)
    }

    /// Removes some of the expired tokens, so that they never pile up.
    private mutating func forgetExpiredTokens() throws(StoreError) {
        var range = KeyRange(prefix: [UInt8(ascii: "E")], in: .tokens)
        range.upper = Self.expiryKey(oldestRemembered, [])
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
