internal import Crypto
internal import Foundation

/// A file that is written from front to end, compressed when it is to be.
///
/// Bytes are collected and written in large pieces; memory is one buffer. End it with ``finish()``, or
/// with ``discard()``, which leaves nothing of it.
final class OutputFile {
    /// How many bytes are collected before they are written.
    static let bufferByteCount = 256 << 10

    /// How many bytes are written before they are sent on to the disk.
    private static let writeBackByteCount = 4 << 20

    /// What is not written yet; append to it, then call ``flushIfFull()``.
    var bytes: [UInt8] = []

    /// How many bytes the file has, as far as it is written.
    private(set) var byteCount = 0

    /// How many of them are on their way to the disk.
    private var writtenBackCount = 0

    private var file: SystemFile
    private var deflater: Deflater?
    private var md5: Insecure.MD5?
    private let removedPath: String?

    /// Makes a file; `-` is standard output.
    ///
    /// - Parameters:
    ///   - path: The file, which must not be there unless `replacing`.
    ///   - isCompressed: Whether to write gzip.
    ///   - replacing: Whether a file that is there is overwritten.
    ///   - sumsMD5: Whether the MD5 of the file is wanted in the end.
    /// - Throws: ``TransferError/system(path:action:code:)``, ``TransferError/diskFull(path:)``.
    init(
        _ path: String, isCompressed: Bool = false, replacing: Bool = false, sumsMD5: Bool = false
    ) throws(TransferError) {
        deflater = isCompressed ? Deflater(level: Self.compressionLevel) : nil
        file = try SystemFile.writing(path, replacing: replacing)
        removedPath = file.byteCount == nil ? nil : path
        md5 = sumsMD5 ? Insecure.MD5() : nil
        bytes.reserveCapacity(Self.bufferByteCount * 2)
    }

    /// The fastest: exports are large, and compressing them is most of the work.
    private static let compressionLevel: Int32 = 1

    /// What the file is called in messages.
    var name: String { file.path }

    /// Collects what `body` appends, and writes what is collected when it is enough.
    func append(
        _ body: (inout [UInt8]) throws(TransferError) -> Void
    ) throws(TransferError) {
        try body(&bytes)
        try flushIfFull()
    }

    /// Writes what is collected when it is enough.
    func flushIfFull() throws(TransferError) {
        if bytes.count >= Self.bufferByteCount { try flush(isLast: false) }
    }

    /// Writes everything, syncs it, and closes the file.
    ///
    /// - Returns: The MD5 of the file, when it was asked for.
    @discardableResult
    func finish() throws(TransferError) -> [UInt8]? {
        do throws(TransferError) {
            try flush(isLast: true)
            try file.sync()
        } catch {
            remove()
            throw error
        }
        return md5.map { Array($0.finalize()) }
    }

    /// Closes the file and removes it, for when what was to be written cannot be had.
    func discard() { remove() }

    private func remove() {
        if let removedPath { try? FileManager.default.removeItem(atPath: removedPath) }
    }

    private func flush(isLast: Bool) throws(TransferError) {
        if deflater != nil {
            var deflated: [UInt8] = []
            var taken: [UInt8] = []
            swap(&taken, &bytes)
            deflater?.deflate(taken.span, isLast: isLast, into: &deflated)
            swap(&taken, &bytes)
            try write(deflated)
        } else {
            try write(bytes)
        }
        bytes.removeAll(keepingCapacity: true)
    }

    private func write(_ piece: [UInt8]) throws(TransferError) {
        try file.write(piece.span)
        byteCount += piece.count
        if byteCount - writtenBackCount >= Self.writeBackByteCount {
            file.beginWritingBack(
                from: writtenBackCount, byteCount: byteCount - writtenBackCount)
            writtenBackCount = byteCount
        }
        md5?.update(data: piece)
    }
}
