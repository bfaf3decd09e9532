internal import Foundation

/// Dumps the tables that a schema's models come from, with `psql`, as one moment has them.
///
/// One transaction that only reads, at the isolation level `REPEATABLE READ`: all tables are of one
/// snapshot, whatever is written meanwhile. Nothing is installed on the server, and the role needs no
/// more than `SELECT`.
public struct PostgresDump {
    /// The connection, as libpq reads it.
    ///
    /// A URI, or `host=… dbname=…`. Passwords are better in `PGPASSWORD` or `.pgpass`, which `psql` reads
    /// by itself.
    public var connection: String

    /// The program.
    public var psql = "psql"

    /// Creates a dump.
    public init(_ connection: String) { self.connection = connection }

    /// Writes a file `schema.table.csv` for each table of the schema's models that the database has.
    ///
    /// - Parameters:
    ///   - folder: Where; made when it is not there.
    ///   - schema: The schema.
    /// - Returns: The tables that were written.
    /// - Throws: ``TransferError/postgres(reason:)``, with what `psql` says.
    @discardableResult
    public func write(to folder: String, for schema: Schema) throws(TransferError) -> [String] {
        let wanted = Set(schema.modelsFromTables.map { PostgresTables.qualified($0.origin) })
            .sorted()
        let there = try tables()
        let found = wanted.filter(there.contains)
        guard !found.isEmpty else {
            throw .postgres(
                reason:
                    "the database has no table that a model of \(schema.name) comes from, such as "
                    + (wanted.first ?? "public.users"))
        }
        try SystemFile.makeDirectory(folder)
        var script = """
            BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
            SET LOCAL datestyle = 'ISO, YMD';
            SET LOCAL timezone = 'UTC';
            SET LOCAL bytea_output = 'hex';
            SET LOCAL extra_float_digits = 1;

            """
        for table in found {
            let path = folder + "/" + table + ".csv"
            script +=
                "\\copy (SELECT * FROM \(Self.quoted(table))) TO \(Self.literal(path)) "
                + "WITH (FORMAT csv, HEADER, ENCODING 'UTF8')\n"
        }
        _ = try run(script + "COMMIT;\n")
        return found
    }

    /// The tables and views of the database, with their schemas.
    private func tables() throws(TransferError) -> Set<String> {
        let output = try run(
            """
            \\pset format unaligned
            \\pset tuples_only on
            SELECT table_schema || '.' || table_name FROM information_schema.tables;
            """)
        return Set(output.split(separator: "\n").map(String.init))
    }

    private func run(_ script: String) throws(TransferError) -> String {
        let folder = FileManager.default.temporaryDirectory
            .appending(component: "granary-psql-\(UUID().uuidString)").path(percentEncoded: false)
        try SystemFile.makeDirectory(folder, isNew: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", connection, "-f",
            folder + "/script.sql",
        ]
        do {
            try Data(script.utf8).write(to: URL(filePath: folder + "/script.sql"))
            // Files and not pipes: neither side waits for the other.
            for (name, set) in [("out", 0), ("err", 1)] {
                _ = FileManager.default.createFile(atPath: folder + "/" + name, contents: nil)
                let handle = FileHandle(forWritingAtPath: folder + "/" + name)
                if set == 0 {
                    process.standardOutput = handle
                } else {
                    process.standardError = handle
                }
            }
            process.standardInput = FileHandle.nullDevice
            try process.run()
        } catch {
            throw .postgres(reason: "\(psql) cannot be run: \(error.localizedDescription)")
        }
        process.waitUntilExit()
        func text(_ name: String) -> String {
            (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
        }
        guard process.terminationStatus == 0 else {
            let words = text("err").split(separator: "\n").map { line in
                line.replacing(folder + "/script.sql:", with: "line ")
            }
            let isMissing = process.terminationStatus == 127
            throw .postgres(
                reason: isMissing
                    ? "there is no program \(psql): install PostgreSQL's client"
                    : words.joined(separator: "; "))
        }
        return text("out")
    }

    private static func quoted(_ table: String) -> String {
        table.split(separator: ".").map { "\"\($0.replacing("\"", with: "\"\""))\"" }
            .joined(separator: ".")
    }

    private static func literal(_ path: String) -> String {
        "'" + path.replacing("'", with: "''") + "'"
    }
}
