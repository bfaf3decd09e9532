import Foundation

/// A PostgreSQL server of one test: a cluster in a temporary folder that listens on a socket there.
///
/// PostgreSQL refuses to run as root, so root runs it as the user `postgres`, whom the packages make.
final class PostgresServer: Sendable {
    /// Where the programs are; `nil` when no server is installed.
    static let programs: String? = {
        let base = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
        let folders =
            versions.sorted().reversed().map { "\(base)/\($0)/bin" }
            + ["/opt/homebrew/opt/postgresql@15/bin", "/usr/local/bin", "/usr/bin"]
        return folders.first { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }
    }()

    private let folder: String
    private let programs: String

    /// Makes a cluster and starts its server.
    init() throws {
        programs = try Self.programs.orThrow("no PostgreSQL server is installed")
        folder = "/tmp/granary-pg-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
        do {
            try run(
                "initdb",
                [
                    "-D", folder + "/data", "-A", "trust", "-U", "postgres", "-E", "UTF8",
                    "--no-sync", "--no-locale",
                ])
            try run(
                "pg_ctl",
                [
                    "-D", folder + "/data", "-l", folder + "/log", "-w", "-o",
                    "-k \(folder) -c listen_addresses='' -c fsync=off", "start",
                ])
        } catch {
            try? FileManager.default.removeItem(atPath: folder)
            throw error
        }
    }

    deinit {
        try? run("pg_ctl", ["-D", folder + "/data", "-m", "immediate", "-w", "stop"])
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// How the server is reached.
    var connection: String { "host=\(folder) user=postgres dbname=postgres" }

    /// Runs a script of SQL.
    func execute(_ script: String) throws {
        let path = folder + "/script-\(UUID().uuidString).sql"
        try Data(script.utf8).write(to: URL(filePath: path))
        try Self.run(
            "/usr/bin/env",
            [
                "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", connection, "-f", path,
            ])
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        let path = programs + "/" + program
        if geteuid() == 0 {
            try Self.run("/usr/bin/env", ["runuser", "-u", "postgres", "--", path] + arguments)
        } else {
            try Self.run(path, arguments)
        }
    }

    /// Runs a program without the files that it would inherit.
    ///
    /// `Process` learns that a child has ended when the child's end of a socket closes. A server that
    /// is started in the background inherits that end, and would be waited for.
    private static let closingFiles = """
        for file in /proc/self/fd/*; do
            [ "${file##*/}" -gt 2 ] && eval "exec ${file##*/}>&-"
        done
        exec "$@"
        """

    private static func run(_ path: String, _ arguments: [String]) throws {
        let output = FileManager.default.temporaryDirectory
            .appending(component: "granary-run-\(UUID().uuidString)").path(percentEncoded: false)
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        defer { try? FileManager.default.removeItem(atPath: output) }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", closingFiles, path, path] + arguments
        // A file: the server keeps what it is given open, and would hold a pipe.
        let handle = FileHandle(forWritingAtPath: output)
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        process.currentDirectoryURL = URL(filePath: "/tmp")
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
            throw ServerFailure(text: "\(arguments.joined(separator: " ")): \(text)")
        }
    }
}

/// Why the server could not be used.
struct ServerFailure: Error {
    let text: String
}

extension Optional {
    fileprivate func orThrow(_ text: String) throws -> Wrapped {
        guard let self else { throw ServerFailure(text: text) }
        return self
    }
}
