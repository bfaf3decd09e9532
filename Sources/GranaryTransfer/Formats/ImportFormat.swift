internal import Foundation

/// The formats that files are imported from.
public enum ImportFormat: String, Sendable, Hashable, CaseIterable {
    /// One plain JSON object a line.
    case ndjson
    /// One object of DynamoDB JSON a line, as it is or in the wrappers of an export.
    case dynamoDBJSON = "dynamodb-json"
    /// The folder of an export to S3, with its manifests.
    case dynamoDBExport = "dynamodb-export"
    /// CSV by the rules of DynamoDB's import.
    case csv
    /// A model of NoSQL Workbench with sample data.
    case noSQLWorkbench = "nosql-workbench"

    /// What a path looks like: by what is in a folder, by the name of a CSV file, and by the first
    /// bytes of anything else.
    ///
    /// - Returns: The format; ``ndjson`` or ``dynamoDBJSON`` are not told apart here, since
    ///   ``JSONLinesSource`` does.
    /// - Throws: ``TransferError/document(path:reason:)`` for what is recognised and cannot be read.
    public static func detect(_ path: String) throws(TransferError) -> ImportFormat {
        if path == "-" { return .ndjson }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        if attributes?[.type] as? FileAttributeType == .typeDirectory {
            return .dynamoDBExport
        }
        let name = path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
        if [".csv", ".tsv"].contains(where: name.hasSuffix) { return .csv }
        if name.hasSuffix(".ion") {
            throw .document(
                path: path,
                reason: "is Amazon Ion, which is not read: export it anew as DynamoDB JSON")
        }
        guard name.hasSuffix(".json") else { return .ndjson }
        let file = try InputFile(path)
        var chunk: [UInt8] = []
        try file.read(into: &chunk)
        let head = String(decoding: chunk.prefix(64 << 10), as: UTF8.self)
        return head.contains("\"ModelName\"") && head.contains("\"DataModel\"")
            ? .noSQLWorkbench : .ndjson
    }
}
