internal import Foundation

/// A file to import, and how much of it is read.
final class ImportFile {
    /// The name for messages.
    let name: String

    private var file: GzipFile
    private let byteCount: Int?

    /// Opens a file, or standard input for `-`.
    init(path: String) throws(CommandFailure) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let isFile = attributes?[.type] as? FileAttributeType == .typeRegular
        byteCount = isFile ? attributes?[.size] as? Int : nil
        do throws(GzipError) {
            file = try GzipFile(opening: path)
            name = file.name
        } catch {
            throw .failure("\(path): \(error)")
        }
    }

    /// Replaces what `chunk` holds by the next bytes; by none at the end.
    func read(into chunk: inout [UInt8]) throws(GzipError) { try file.read(into: &chunk) }

    /// How much of the file was read, 0 to 1; `nil` for a pipe.
    var fraction: Double? {
        guard let byteCount, byteCount > 0 else { return nil }
        return Double(file.byteOffset) / Double(byteCount)
    }
}
