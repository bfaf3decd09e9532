internal import Crypto
internal import GranaryTransfer

/// Checksums of what migrations say.
enum Checksum {
    /// SHA-256 of a text's UTF-8, in hexadecimal.
    static func sha256(_ text: String) -> String {
        FileDigest.hexadecimal(SHA256.hash(data: Array(text.utf8)))
    }
}
