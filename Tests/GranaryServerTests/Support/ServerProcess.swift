import Foundation
import Synchronization

/// Runs programs as child processes: the built server above all.
struct ServerProcess {
    private let process = Process()
    private let output = Pipe()
    private let error = Pipe()

    /// The built `granary-server`, which stands beside the test bundle.
    static let executable: URL = {
        var directory = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<6 {
            let candidate = directory.appending(component: "granary-server")
            let values = try? candidate.resourceValues(forKeys: [.isRegularFileKey])
            if values?.isRegularFile == true { return candidate }
            directory.deleteLastPathComponent()
        }
        return URL(filePath: ".build/debug/granary-server")
    }()

    /// Starts a server with these arguments, and nothing of this process's settings.
    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        process.executableURL = Self.executable
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment
        for name in variables.keys where name.hasPrefix("GRANARY_") { variables[name] = nil }
        process.environment = variables.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = error
        try Self.start(process)
    }

    /// One at a time: Foundation has crashed where two began at once.
    private static func start(_ process: Process) throws {
        try starting.withLock { _ in try process.run() }
    }

    private static let starting = Mutex(())

    /// The first line that the server writes: where it listens.
    func firstLine() async -> String { await Self.firstLine(of: output) }

    private static func firstLine(of pipe: Pipe) async -> String {
        let handle = pipe.fileHandleForReading
        return await waiting {
            var line: [UInt8] = []
            while true {
                let data = handle.availableData
                guard !data.isEmpty else { break }
                line += data
                if line.contains(UInt8(ascii: "\n")) { break }
            }
            return String(decoding: line.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        }
    }

    /// Asks the server to end.
    func terminate() { process.terminate() }

    /// Asks the server to read its access keys again, and waits for what it says of that.
    func hangUp() async throws -> String {
        _ = try Self.shell("kill -HUP \(process.processIdentifier)")
        return await Self.firstLine(of: error)
    }

    /// What the server left behind when it has ended.
    func outcome() async -> (status: Int32, error: String) {
        let handle = error.fileHandleForReading
        let process = process
        return await Self.waiting {
            let data = handle.readDataToEndOfFile()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: data, as: UTF8.self))
        }
    }

    /// Waits on a thread of its own: the threads that tasks share are few, and a test that held one
    /// would keep the clients of another from reading in time.
    private static func waiting<Value: Sendable>(
        _ body: @escaping @Sendable () -> Value
    ) async -> Value {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: body()) }
        }
    }

    /// Runs a shell script to its end, and gives its status and what it wrote.
    static func shell(_ script: String) throws -> (status: Int32, output: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try Self.start(process)
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
