internal import Foundation

/// A text file that a command makes.
struct OutputFile {
    /// The path.
    let path: String

    /// The file of a name in a folder.
    init(_ name: String, in folder: String) {
        path = folder.hasSuffix("/") || folder.isEmpty ? folder + name : "\(folder)/\(name)"
    }

    /// Whether the file is there and holds this text.
    func holds(_ text: String) -> Bool {
        (try? String(contentsOfFile: path, encoding: .utf8)) == text
    }

    /// Whether there is something at the path.
    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Writes the whole file, or nothing of it; makes the folder when it is not there.
    func write(_ text: String) throws(CommandFailure) {
        do {
            try FileManager.default.createDirectory(
                at: URL(filePath: path).deletingLastPathComponent(),
                withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw .failure("\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}
