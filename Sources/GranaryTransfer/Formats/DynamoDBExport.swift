internal import Crypto
internal import Foundation

/// A folder as DynamoDB's export to S3 lays it out.
///
/// ```text
/// AWSDynamoDB/01693685827463-2d8752fd/manifest-summary.json   what was exported, and how many items
/// AWSDynamoDB/01693685827463-2d8752fd/manifest-summary.md5    the MD5 of that file, base64
/// AWSDynamoDB/01693685827463-2d8752fd/manifest-files.json     a line of JSON for each data file
/// AWSDynamoDB/01693685827463-2d8752fd/manifest-files.md5
/// AWSDynamoDB/01693685827463-2d8752fd/data/….json.gz          full exports: {"Item": …} a line
/// AWSDynamoDB/data/….json.gz                                  incremental exports: changes
/// ```
///
/// Names and fields are those of "DynamoDB table export output format" in the developer guide, which
/// calls the checksum files `.checksum` in one place; what the service writes is called `.md5`, and
/// both are read.
public struct DynamoDBExport: Sendable, Hashable {
    /// One data file.
    public struct DataFile: Sendable, Hashable {
        /// Where it is.
        public var path: String
        /// How many lines it has.
        public var itemCount: Int
        /// The MD5 of the compressed file, base64; `nil` when the manifest has none.
        public var md5: String?
    }

    /// The folder with the manifests.
    public let path: String
    /// The items or changes in all files.
    public let itemCount: Int
    /// Whether it has changes and not items.
    public let isIncremental: Bool
    /// The data files, in the order of the manifest.
    public let files: [DataFile]

    /// Reads the manifests, and verifies their checksums, counts, and that every file is there.
    ///
    /// - Parameter path: The folder with the manifests, or one above it in which there is one export.
    /// - Throws: ``TransferError/export(path:reason:)``.
    public init(at path: String) throws(TransferError) {
        let folder = try Self.folder(at: path)
        self.path = folder
        let summaryPath = folder + "/manifest-summary.json"
        let summary = try Self.values(in: summaryPath)
        guard let summary = summary.first, case .number(let count)? = summary["itemCount"],
            let total = Int(count)
        else { throw .export(path: summaryPath, reason: "has no itemCount") }
        if case .string(let format)? = summary["outputFormat"], format != "DYNAMODB_JSON" {
            throw .export(
                path: summaryPath,
                reason:
                    "is of an export in the format \(format), which is not read: export it anew "
                    + "as DYNAMODB_JSON")
        }
        itemCount = total
        isIncremental = summary["exportType"] == .string("INCREMENTAL_EXPORT")
        let filesPath = folder + "/manifest-files.json"
        files = try Self.files(listedIn: filesPath, folder)
        let sum = files.reduce(0) { $0 + $1.itemCount }
        guard sum == total else {
            throw .export(
                path: filesPath,
                reason: "lists files with \(sum) items, and the summary says \(total)")
        }
    }

    /// Verifies the MD5 of every data file.
    ///
    /// - Parameter progress: Told how many files are verified.
    /// - Throws: ``TransferError/export(path:reason:)``.
    /// - Complexity: O(*n*) in the bytes of the files; memory is flat.
    public func verify(progress: (_ fileCount: Int) -> Void = { _ in }) throws(TransferError) {
        for (index, file) in files.enumerated() {
            if let expected = file.md5 {
                let actual = try Self.md5(ofFile: file.path)
                guard actual == expected else {
                    throw .export(
                        path: file.path,
                        reason: "has MD5 \(actual) and the manifest says \(expected): get the file "
                            + "anew")
                }
            }
            progress(index + 1)
        }
    }

    private static func folder(at name: String) throws(TransferError) -> String {
        // As a shell completes it, with a slash at its end.
        var path = name
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        let manager = FileManager.default
        func isExport(_ path: String) -> Bool {
            manager.fileExists(atPath: path + "/manifest-summary.json")
        }
        if isExport(path) { return path }
        for base in [path, path + "/AWSDynamoDB"] {
            let found = ((try? manager.contentsOfDirectory(atPath: base)) ?? []).sorted()
                .map { base + "/" + $0 }.filter(isExport)
            if found.count == 1 { return found[0] }
            if found.count > 1 {
                throw .export(
                    path: base, reason: "has \(found.count) exports: say which, such as \(found[0])"
                )
            }
        }
        throw .export(
            path: path, reason: "has no manifest-summary.json: the export is not complete")
    }

    private static func files(
        listedIn path: String, _ folder: String
    ) throws(TransferError) -> [DataFile] {
        var files: [DataFile] = []
        for (index, line) in try values(in: path).enumerated() {
            guard case .number(let count)? = line["itemCount"], let itemCount = Int(count),
                itemCount >= 0, case .string(let key)? = line["dataFileS3Key"]
            else {
                throw .export(
                    path: path, reason: "has no itemCount or dataFileS3Key in line \(index + 1)")
            }
            var md5: String?
            if case .string(let text)? = line["md5Checksum"] { md5 = text }
            files.append(
                DataFile(path: try self.path(of: key, in: folder), itemCount: itemCount, md5: md5))
        }
        return files
    }

    /// Where a key of S3 is in the folder: keys begin with the bucket's prefix, which is not here.
    private static func path(of key: String, in folder: String) throws(TransferError) -> String {
        let parts = key.split(separator: "/")
        guard let name = parts.last, !parts.contains("..") else {
            throw .export(path: folder, reason: "names a data file '\(key)', which cannot be one")
        }
        var candidates = ["\(folder)/data/\(name)", "\(folder)/../data/\(name)"]
        if let start = parts.lastIndex(of: "AWSDynamoDB") {
            let rest = parts[(start + 1)...].joined(separator: "/")
            candidates.insert("\(folder)/../\(rest)", at: 0)
        }
        guard let found = candidates.first(where: FileManager.default.fileExists) else {
            throw .export(
                path: folder, reason: "names the data file \(key), which is not there: get it")
        }
        return URL(filePath: found).standardizedFileURL.path(percentEncoded: false)
    }

    /// The lines of JSON in a manifest, whose checksum is verified when there is one.
    private static func values(in path: String) throws(TransferError) -> [JSONValue] {
        let file = try InputFile(path)
        var bytes: [UInt8] = []
        var chunk: [UInt8] = []
        repeat {
            try file.read(into: &chunk)
            bytes += chunk
            guard bytes.count <= manifestByteCount else {
                throw .export(path: path, reason: "is larger than 64 MiB")
            }
        } while !chunk.isEmpty
        try checkMD5(of: bytes, path)
        var values: [JSONValue] = []
        do throws(JSONError) {
            // AWS writes a summary on one line; one that was indented by hand is read too.
            if let whole = try? JSONValue(parsing: bytes.span) { return [whole] }
            for line in bytes.split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
                values.append(try JSONValue(parsing: Array(line).span))
            }
        } catch {
            throw .export(
                path: path, reason: "has a line \(values.count + 1) that is not JSON (\(error))")
        }
        return values
    }

    private static let manifestByteCount = 64 << 20

    private static func checkMD5(of bytes: [UInt8], _ path: String) throws(TransferError) {
        let stem = path.dropLast(".json".count)
        for suffix in [".md5", ".checksum"] {
            guard let text = try? String(contentsOfFile: stem + suffix, encoding: .utf8) else {
                continue
            }
            let digest = Array(Insecure.MD5.hash(data: bytes))
            let expected = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard [base64(digest), FileDigest.hexadecimal(digest)].contains(expected) else {
                throw .export(
                    path: path,
                    reason: "has MD5 \(base64(digest)) and \(stem)\(suffix) says \(expected): get "
                        + "the manifest anew")
            }
        }
    }

    static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    private static func md5(ofFile path: String) throws(TransferError) -> String {
        var hash = Insecure.MD5()
        var file = try SystemFile.reading(path)
        var chunk: [UInt8] = []
        while true {
            try file.read(into: &chunk, limit: FileDigest.chunkByteCount)
            if chunk.isEmpty { return base64(Array(hash.finalize())) }
            hash.update(data: chunk)
        }
    }
}

extension DynamoDBExport {
    /// The export's items or changes.
    ///
    /// Every data file is verified before the first record is given, so that a damaged export changes
    /// nothing; and each must have as many lines as the manifest says.
    ///
    /// - Throws: ``TransferError/export(path:reason:)``.
    public func source() throws(TransferError) -> JSONLinesSource {
        try verify()
        let paths = files.filter { $0.itemCount > 0 }.map(\.path)
        let source = try JSONLinesSource(paths.isEmpty ? ["/dev/null"] : paths, form: .typed)
        let counts = Dictionary(files.map { ($0.path, $0.itemCount) }) { first, _ in first }
        source.fileEnded = { path, count throws(TransferError) in
            guard let expected = counts[path], expected != count else { return }
            throw .export(
                path: path, reason: "has \(count) items and the manifest says \(expected)")
        }
        return source
    }
}
