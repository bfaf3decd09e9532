#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The system's calls for standard output and standard error.
///
/// The only file with `unsafe` code: each use lends C memory for the length of one
/// call.
enum Terminal {
    /// The descriptor of standard input.
    static let input: Int32 = 0

    /// The descriptor of standard output.
    static let output: Int32 = 1

    /// The descriptor of standard error.
    static let error: Int32 = 2

    /// Whether a person reads what is written to a descriptor.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The columns of the terminal behind a descriptor; 80 where there is none.
    static func width(of descriptor: Int32) -> Int {
        var size = winsize()
        // `ioctl` fills the structure it is lent and keeps nothing of it.
        let status = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
        return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// Lets a write to a pipe that nobody reads fail with an error instead of a signal.
    ///
    /// The command then ends in order, with the store closed.
    static func ignoreClosedPipes() {
        _ = signal(SIGPIPE, SIG_IGN)
    }

    /// Lets Ctrl-C reach this thread, also where whoever started the process had blocked it.
    static func letInterruptsThrough() {
        // Both calls fill or read the set they are lent, and keep nothing of it.
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGINT)
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Writes all of `bytes`.
    static func write(_ bytes: Span<UInt8>, to descriptor: Int32) throws(OutputError) {
        var offset = 0
        while offset < bytes.count {
            let rest = bytes.extracting(droppingFirst: offset)
            // `write` reads the bytes it is lent and keeps nothing of them.
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Self.write(descriptor, buffer.baseAddress, buffer.count)
            }
            if count > 0 {
                offset += count
            } else if errno == EPIPE {
                throw .closedPipe
            } else if errno != EINTR && errno != EAGAIN {
                throw .system(errno: errno)
            }
        }
    }

    private static func write(
        _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
    ) -> Int {
        #if canImport(Darwin)
            unsafe Darwin.write(descriptor, bytes, count)
        #elseif canImport(Musl)
            unsafe Musl.write(descriptor, bytes, count)
        #else
            unsafe Glibc.write(descriptor, bytes, count)
        #endif
    }

    /// Writes to standard error; what cannot be written there can be told nowhere.
    static func writeError(_ text: String) {
        _ = try? write(Array(text.utf8).span, to: error)
    }

    /// The system's words for an error number.
    static func message(forError number: Int32) -> String {
        // The text belongs to the C library and is copied at once.
        unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }
}

/// Why output could not be written.
enum OutputError: Error, Equatable {
    /// Whoever read it has gone, such as `head`.
    case closedPipe
    /// The system refused, with this `errno`.
    case system(errno: Int32)
}

extension OutputError: CustomStringConvertible {
    /// One line for people.
    var description: String {
        switch self {
        case .closedPipe: "nobody reads the output"
        case .system(let number):
            "the output cannot be written: \(Terminal.message(forError: number))"
        }
    }
}
