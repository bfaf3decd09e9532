import Foundation

/// Runs commands as child processes, as a shell would.
enum Command {
    /// What a command left behind.
    struct Outcome: Equatable {
        var status: Int32
        var output: String
        var error: String
    }

    /// The built `granary`, which stands beside the test bundle.
    static let granary: URL = {
        var directory = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<6 {
            let candidate = directory.appending(component: "granary")
            let values = try? candidate.resourceValues(forKeys: [.isRegularFileKey])
            if values?.isRegularFile == true { return candidate }
            directory.deleteLastPathComponent()
        }
        return URL(filePath: ".build/debug/granary")
    }()

    /// Runs `granary` to its end.
    static func granary(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> Outcome {
        try run(granary, arguments, input: input, environment: environment)
    }

    /// Compresses a file in place.
    static func gzip(_ path: String) throws {
        _ = try run(URL(filePath: "/usr/bin/env"), ["gzip", "-9", path])
    }

    /// Runs a shell script in which `$GRANARY` is the command.
    static func shell(_ script: String, environment: [String: String] = [:]) throws -> Outcome {
        var environment = environment
        environment["GRANARY"] = granary.path(percentEncoded: false)
        return try run(URL(filePath: "/bin/bash"), ["-c", script], environment: environment)
    }

    private static func run(
        _ executable: URL, _ arguments: [String], input: String = "",
        environment: [String: String] = [:]
    ) throws -> Outcome {
        let files = TemporaryDirectory()
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment
        variables["GRANARY_STORE"] = nil
        variables.merge(environment) { $1 }
        process.environment = variables
        // Files and not pipes: a child that writes much never waits for its reader.
        process.standardInput = FileHandle(
            forReadingAtPath: try files.file("input", input))
        process.standardOutput = FileHandle(
            forWritingAtPath: try files.file("output", ""))
        process.standardError = FileHandle(forWritingAtPath: try files.file("error", ""))
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: try String(contentsOfFile: files.path + "/output", encoding: .utf8),
            error: try String(contentsOfFile: files.path + "/error", encoding: .utf8))
    }
}
