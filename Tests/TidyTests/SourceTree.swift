import Foundation
import Testing

/// The package's own sources, as the tidy tests read them.
enum SourceTree {
    /// The package's root folder.
    static let root = URL(filePath: #filePath)
        .appending(path: "../../..").standardizedFileURL

    /// One file of Swift.
    struct File {
        /// Its path from the package's root.
        let path: String
        let text: String

        /// Its lines that hold one of the words, without comments, so that prose about a construct is
        /// not taken for its use.
        ///
        /// Plain searches: a regular expression over every line takes minutes in a debug build.
        func code(with words: [String]) -> [String] {
            guard words.contains(where: { text.range(of: $0) != nil }) else { return [] }
            return text.components(separatedBy: "\n").filter { line in
                words.contains { line.range(of: $0) != nil }
                    && !line.trimmingCharacters(in: .whitespaces).hasPrefix("//")
            }
        }
    }

    /// Every Swift file below a folder of the package.
    static func files(below folder: String) throws -> [File] {
        let base = root.appending(path: folder)
        let found = try #require(
            FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil))
        return try found.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
            .sorted { $0.path < $1.path }
            .map { url in
                File(
                    path: String(
                        url.standardizedFileURL.path.dropFirst(root.path.count)
                            .drop { $0 == "/" }),
                    text: try String(contentsOf: url, encoding: .utf8))
            }
    }
}
