internal import Crypto
internal import Foundation

extension Table {
    /// Exports the table as DynamoDB exports a table to S3: all items as of now.
    ///
    /// The manifests are written last, so a folder without `manifest-summary.json` is no export; what a
    /// failure leaves is removed.
    ///
    /// - Parameters:
    ///   - folder: Where the folder `AWSDynamoDB` is to be; made when it is not there.
    ///   - options: How.
    /// - Returns: The export, and the sequence number that the first incremental one begins after: the
    ///   last change there was at the moment of the export. Only a table with a change log has what
    ///   came later.
    /// - Throws: ``TransferError``.
    public func exportForDynamoDB(
        to folder: String, _ options: ExportOptions = ExportOptions()
    ) throws(TransferError) -> (export: DynamoDBExport, lastSequenceNumber: UInt64) {
        let exporter = try TableExporter(self, options)
        let writer = try DynamoDBExportWriter(self, in: folder, isIncremental: false)
        return try exporter.reading { snapshot throws(TransferError) in
            let last = try transferring { () throws(StoreError) in try snapshot.changeSequence() }
            let export = try writer.writing { () throws(TransferError) in
                try exporter.forEachItem(in: snapshot) { item throws(TransferError) in
                    try writer.append { bytes in
                        bytes += Array(#"{"Item":"#.utf8)
                        item.appendDynamoDBJSON(to: &bytes, leading: exporter.leading)
                        bytes.append(UInt8(ascii: "}"))
                    }
                }
                return [:]
            }
            return (export, last)
        }
    }
}

/// Writes the files of an export.
final class DynamoDBExportWriter {
    /// A data file is ended when so many bytes went into it.
    private static let fileByteCount = 256 << 20

    private let table: Table
    private let root: String
    private let id: String
    private let isIncremental: Bool
    private let start = UTCTime.nowMilliseconds
    private let tableID: String
    private var current: (file: OutputFile, name: String, itemCount: Int, byteCount: Int)?
    private var files: [(name: String, itemCount: Int, md5: [UInt8])] = []
    private var byteCount = 0
    private var itemCount = 0

    /// The folder with the manifests.
    private var folder: String { root + "/" + id }
    /// The folder with the data.
    private var dataFolder: String { isIncremental ? root + "/data" : folder + "/data" }

    init(_ table: Table, in folder: String, isIncremental: Bool) throws(TransferError) {
        self.table = table
        self.isIncremental = isIncremental
        tableID = try transferring { () throws(StoreError) in try table.describe().tableID }
        let digits = String(repeating: "0", count: max(0, 14 - "\(start)".count)) + "\(start)"
        let random = (0..<8).map { _ in String(UInt8.random(in: 0...15), radix: 16) }.joined()
        id = digits + "-" + random
        root = folder + "/AWSDynamoDB"
    }

    /// Runs `body`, which appends lines and returns what the summary says besides, and writes the
    /// manifests.
    func writing(
        _ body: () throws(TransferError) -> [String: JSONValue]
    ) throws(TransferError) -> DynamoDBExport {
        try makeFolders()
        do throws(TransferError) {
            let more = try body()
            try endFile()
            try writeManifests(more)
            return try DynamoDBExport(at: folder)
        } catch {
            remove()
            throw error
        }
    }

    /// Appends one line.
    func append(_ write: (inout [UInt8]) -> Void) throws(TransferError) {
        if current == nil { try beginFile() }
        guard let file = current?.file else { return }
        let before = file.bytes.count
        write(&file.bytes)
        file.bytes.append(UInt8(ascii: "\n"))
        current?.byteCount += file.bytes.count - before
        current?.itemCount += 1
        try file.flushIfFull()
        if let current, current.byteCount >= Self.fileByteCount { try endFile() }
    }

    private func makeFolders() throws(TransferError) {
        do {
            try FileManager.default.createDirectory(
                atPath: dataFolder, withIntermediateDirectories: true)
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw TransferError(dataFolder, action: "making the folder", error)
        }
    }

    private func beginFile() throws(TransferError) {
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
        let name = String((0..<26).map { _ in letters[Int.random(in: 0..<32)] }) + ".json.gz"
        let file = try OutputFile(dataFolder + "/" + name, isCompressed: true, sumsMD5: true)
        current = (file, name, 0, 0)
    }

    private func endFile() throws(TransferError) {
        guard let ended = current else { return }
        current = nil
        let md5 = try ended.file.finish() ?? []
        files.append((ended.name, ended.itemCount, md5))
        itemCount += ended.itemCount
        byteCount += ended.byteCount
    }

    private func remove() {
        current?.file.discard()
        for file in files {
            try? FileManager.default.removeItem(atPath: dataFolder + "/" + file.name)
        }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func writeManifests(_ more: [String: JSONValue]) throws(TransferError) {
        let key = "AWSDynamoDB/" + id
        var lines = ""
        for file in files {
            let place = isIncremental ? "AWSDynamoDB/data" : key + "/data"
            // S3's tag of an object that came in one part.
            let etag = FileDigest.hexadecimal(Insecure.MD5.hash(data: file.md5)) + "-1"
            lines +=
                JSONValue.object([
                    .init("itemCount", .number("\(file.itemCount)")),
                    .init("md5Checksum", .string(DynamoDBExport.base64(file.md5))),
                    .init("etag", .string(etag)),
                    .init("dataFileS3Key", .string("\(place)/\(file.name)")),
                ]).text + "\n"
        }
        try writeManifest("manifest-files", lines)
        let arn = "arn:aws:dynamodb:local:000000000000:table/\(table.name)"
        let times = (
            UTCTime.text(milliseconds: start), UTCTime.text(milliseconds: UTCTime.nowMilliseconds)
        )
        var summary: [JSONValue.Member] = [
            .init("version", .string(isIncremental ? "2023-08-01" : "2020-06-30")),
            .init("exportArn", .string("\(arn)/export/\(id)")),
            .init("startTime", .string(times.0)), .init("endTime", .string(times.1)),
            .init("tableArn", .string(arn)), .init("tableId", .string(tableID)),
        ]
        if !isIncremental { summary.append(.init("exportTime", .string(times.0))) }
        for name in ["exportFromTime", "exportToTime"] {
            if let value = more[name] { summary.append(.init(name, value)) }
        }
        summary += [
            .init("s3Bucket", .null), .init("s3Prefix", .null), .init("s3SseAlgorithm", .null),
            .init("s3SseKmsKeyId", .null),
            .init("manifestFilesS3Key", .string("\(key)/manifest-files.json")),
            .init("billedSizeBytes", .number("\(byteCount)")),
            .init("itemCount", .number("\(itemCount)")),
            .init("outputFormat", .string("DYNAMODB_JSON")),
        ]
        for name in ["outputView", "exportType"] {
            if let value = more[name] { summary.append(.init(name, value)) }
        }
        try writeManifest("manifest-summary", JSONValue.object(summary).text)
        try SystemFile.syncDirectory(folder)
    }

    private func writeManifest(_ name: String, _ text: String) throws(TransferError) {
        let digest = DynamoDBExport.base64(Array(Insecure.MD5.hash(data: Array(text.utf8))))
        for (suffix, text) in [(".md5", digest), (".json", text)] {
            var file = try SystemFile.writing(folder + "/" + name + suffix)
            try file.write(Array(text.utf8).span)
            try file.sync()
        }
    }
}
