internal import Crypto
internal import Foundation

/// Checksums of files, computed as they are read or written.
package enum FileDigest {
    /// How many bytes are read at a time.
    static let chunkByteCount = 1 << 20

    /// The SHA-256 of a file in hexadecimal, and its length.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - progress: Told now and then how many bytes were read.
    /// - Returns: Both.
    /// - Throws: ``TransferError``.
    static func sha256(
        ofFile path: String, progress: (_ byteCount: Int) -> Void = { _ in }
    ) throws(TransferError) -> (digest: String, byteCount: Int) {
        var hash = SHA256()
        var file = try SystemFile.reading(path)
        var chunk: [UInt8] = []
        var byteCount = 0
        while true {
            try file.read(into: &chunk, limit: chunkByteCount)
            if chunk.isEmpty { return (hexadecimal(hash.finalize()), byteCount) }
            hash.update(data: chunk)
            byteCount += chunk.count
            progress(byteCount)
        }
    }

    /// Copies a file to a new one, syncs it, and returns the SHA-256 of what was copied.
    static func copy(_ source: String, to target: String) throws(TransferError) -> String {
        var hash = SHA256()
        var input = try SystemFile.reading(source)
        var output = try SystemFile.writing(target)
        var chunk: [UInt8] = []
        while true {
            try input.read(into: &chunk, limit: chunkByteCount)
            if chunk.isEmpty { break }
            hash.update(data: chunk)
            try output.write(chunk.span)
        }
        try output.sync()
        return hexadecimal(hash.finalize())
    }

    /// Two digits a byte.
    package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
