#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// One run of the operating system, from its start to its end.
///
/// What a process wrote to a file and did not sync stays in the system's memory as long as the system
/// runs, whatever becomes of the process.
struct SystemRun: Equatable, Sendable {
    static let byteCount = 16

    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// No run, or one that the system does not tell.
    static let unknown = SystemRun(bytes: [UInt8](repeating: 0, count: byteCount))

    /// The run that this process is part of.
    static let current = SystemRun(uuid: systemName())

    /// Whether it is known to be the run that this process is part of.
    var isCurrent: Bool { self != .unknown && self == .current }

    /// The run of this name; unknown when the name is no UUID.
    init(uuid: String) {
        let digits = uuid.compactMap(\.hexDigitValue).map { UInt8($0) }
        guard digits.count == 2 * Self.byteCount else {
            self = .unknown
            return
        }
        bytes = (0..<Self.byteCount).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] }
    }

    private static func systemName() -> String {
        #if canImport(Darwin)
            var name = [UInt8](repeating: 0, count: 64)
            var count = name.count
            guard unsafe sysctlbyname("kern.bootsessionuuid", &name, &count, nil, 0) == 0 else {
                return ""
            }
            return String(decoding: name.prefix(count), as: UTF8.self)
        #else
            let descriptor = unsafe open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return "" }
            defer { close(descriptor) }
            let bytes = (try? FileBytes.read(64, at: 0, of: descriptor)) ?? []
            return String(decoding: bytes, as: UTF8.self)
        #endif
    }
}
