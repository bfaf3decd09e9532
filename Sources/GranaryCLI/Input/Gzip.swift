internal import CZlib

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A file that is read from front to end, decompressed when it is compressed.
///
/// zlib looks at the first two bytes: a gzip file is inflated as it is read, whatever its name, and
/// any other file is handed through. Memory is two buffers of fixed size. The only file but
/// `Terminal.swift` with `unsafe` code: the handle is opened, used and closed here alone.
@safe
struct GzipFile: ~Copyable {
    /// The bytes that ``read(into:)`` asks for at a time.
    static let chunkByteCount = 256 << 10

    /// The name for messages.
    let name: String

    private let handle: gzFile

    /// Opens a file, or standard input for `-`.
    ///
    /// - Throws: ``GzipError/system(errno:)``.
    init(opening path: String) throws(GzipError) {
        name = path == "-" ? "standard input" : path
        // zlib copies the path and the mode.
        let opened = unsafe path == "-" ? gzdopen(dup(0), "rb") : gzopen(path, "rb")
        guard let handle = unsafe opened else { throw .system(errno: errno) }
        unsafe self.handle = handle
        _ = unsafe gzbuffer(handle, UInt32(Self.chunkByteCount))
    }

    deinit { _ = unsafe gzclose_r(handle) }

    /// Replaces what `chunk` holds by the next bytes; by none at the end of the file.
    ///
    /// - Throws: ``GzipError`` when the file cannot be read, is damaged, or ends too early.
    mutating func read(into chunk: inout [UInt8]) throws(GzipError) {
        let handle = unsafe handle
        var count: Int32 = 0
        chunk = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunkByteCount) { buffer, length in
            // `gzread` writes at most as many bytes as the buffer has.
            count = unsafe gzread(handle, buffer.baseAddress, UInt32(buffer.count))
            length = max(0, Int(count))
        }
        guard count <= 0 else { return }
        var code: Int32 = Z_OK
        // The text belongs to zlib until the next call, and is copied at once.
        let text = unsafe gzerror(handle, &code).map { unsafe String(cString: $0) } ?? ""
        switch code {
        case Z_OK, Z_STREAM_END: return
        case Z_BUF_ERROR: throw .truncated
        case Z_ERRNO: throw .system(errno: errno)
        default:
            // zlib puts the path before its own words.
            let words = text.split(separator: ": ").last ?? "code \(code)"
            throw .damaged(detail: String(words))
        }
    }

    /// How many bytes of the file itself were read so far.
    var byteOffset: Int { max(0, Int(unsafe gzoffset(handle))) }
}

/// Why a file could not be read.
enum GzipError: Error, Equatable {
    /// The system refused, with this `errno`.
    case system(errno: Int32)
    /// The compressed data ends too early.
    case truncated
    /// The compressed data is not what was written.
    case damaged(detail: String)
}

extension GzipError: CustomStringConvertible {
    /// One line for people.
    var description: String {
        switch self {
        case .system(let number): Terminal.message(forError: number)
        case .truncated: "the compressed data ends too early"
        case .damaged(let detail): "the compressed data is damaged: \(detail)"
        }
    }
}
