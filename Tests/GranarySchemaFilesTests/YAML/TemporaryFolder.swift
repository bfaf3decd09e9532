import Foundation

/// A folder with files, which is gone when the test is over.
struct TemporaryFolder: ~Copyable {
    let path: String

    init(_ files: [(name: String, text: String)]) throws {
        path = NSTemporaryDirectory() + "schema-files-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        for file in files {
            try Data(file.text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(file.name)"))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
