import Foundation
import Testing

@testable import granary_crash_worker

/// A running `granary-crash-worker`: its output line by line, its input, and its end.
final class WorkerProcess {
    /// How the process ended.
    enum Ending: Equatable {
        case exited(Int32)
        case signal(Int32)
    }

    private let process = Process()
    private let output = Pipe()
    private let input = Pipe()
    private var buffer = Data()

    /// Starts a command; with a limit, its files cannot grow past so many units of 512 bytes.
    init(_ command: Command, _ path: String, _ argument: String = "", fileLimit: Int? = nil) throws
    {
        process.executableURL = try Self.executable()
        process.arguments = [command.rawValue, path, argument]
        if let fileLimit {
            // An ignored signal stays ignored in what is executed: writes fail instead.
            let script = #"trap '' XFSZ; ulimit -f \#(fileLimit); exec "$0" "$@""#
            process.arguments =
                ["-c", script, try Self.executable().path()] + (process.arguments ?? [])
            process.executableURL = URL(filePath: "/bin/sh")
        }
        // Where a child comes down on purpose a backtrace is noise; digests of two children are
        // compared.
        process.environment = ProcessInfo.processInfo.environment
            .merging(["SWIFT_BACKTRACE": "enable=no", "SWIFT_DETERMINISTIC_HASHING": "1"]) { $1 }
        process.standardOutput = output
        process.standardInput = input
        try process.run()
    }

    /// The next line; `nil` when the process has ended.
    func readLine() -> String? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: buffer[..<end], as: UTF8.self)
                buffer = Data(buffer[(end + 1)...])
                return line
            }
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { return nil }
            buffer += data
        }
    }

    /// All lines up to the end of the process; an unfinished last line is left out.
    func remainingLines() -> [String] {
        var lines: [String] = []
        while let line = readLine() { lines.append(line) }
        return lines
    }

    /// Gives the process a line of input.
    func say(_ line: String) {
        // The process may be dead, which the next read tells.
        try? input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Ends the process's input.
    func closeInput() { try? input.fileHandleForWriting.close() }

    /// Kills the process: no handler, no cleaning up.
    func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

    /// Waits for the end.
    @discardableResult
    func wait() -> Ending {
        process.waitUntilExit()
        return process.terminationReason == .exit
            ? .exited(process.terminationStatus) : .signal(process.terminationStatus)
    }

    /// The worker is built beside the test bundle.
    private static func executable() throws -> URL {
        let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
        let folders = (bundles + [Bundle.main.executableURL].compactMap { $0 })
            .map { $0.deletingLastPathComponent() }
        let places = folders.map { $0.appending(component: "granary-crash-worker") }
        return try #require(
            places.first { FileManager.default.isExecutableFile(atPath: $0.path()) })
    }
}
