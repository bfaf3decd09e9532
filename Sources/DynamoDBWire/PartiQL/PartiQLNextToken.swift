internal import GranaryItems

/// Where the reading of a statement goes on.
struct PartiQLPosition: Sendable, Hashable {
    /// The number of the query, of those that the statement comes to.
    var query = 0
    /// The last key that was read of it; `nil` at its beginning.
    var startKey: Item?
}

/// The text of a position, which goes to the client and comes back: `NextToken`.
///
/// It holds a version, the digest of the request, the query's number and the key's bytes, in base64.
/// The key is checked against the query's range by the engine, so that a forged token reads nothing
/// that the statement would not.
enum PartiQLNextToken {
    /// How much of the request's digest a token holds.
    static let digestByteCount = 16
    private static let version: UInt8 = 1

    static func text(of position: PartiQLPosition, digest: [UInt8]) -> String {
        let query = UInt16(truncatingIfNeeded: position.query)
        let bytes = [version] + digest + [UInt8(query >> 8), UInt8(query & 0xFF)]
        return Base64.encode(bytes + (position.startKey?.encodedBytes ?? []))
    }

    /// The position in `text`, which the request with this digest must have been given.
    static func position(in text: String, digest: [UInt8]) throws(WireError) -> PartiQLPosition {
        let header = 1 + digestByteCount + 2
        guard let bytes = Base64.decode(text), bytes.count >= header, bytes[0] == version else {
            throw .validation("Invalid NextToken")
        }
        guard bytes[1..<1 + digestByteCount].elementsEqual(digest) else {
            throw .validation("NextToken does not match request")
        }
        var position = PartiQLPosition(query: Int(bytes[header - 2]) << 8 | Int(bytes[header - 1]))
        if bytes.count > header {
            do throws(CodingError) {
                position.startKey = try Item(decoding: Array(bytes[header...]))
            } catch {
                throw .validation("Invalid NextToken")
            }
        }
        return position
    }
}
