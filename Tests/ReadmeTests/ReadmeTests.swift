import Foundation
import Testing

/// A README whose first lines do not compile is worse than none.
@Suite("README")
struct ReadmeTests {
    @Test("The first example runs, twice over the same store")
    func runs() throws {
        let path = FileManager.default.temporaryDirectory
            .appending(component: "readme-\(UUID().uuidString).granary").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        for _ in 0..<2 {
            var lines: [String] = []
            try readmeExample(path: path) { lines.append("\($0)") }
            #expect(
                lines == [
                    #"{"PK":"STARTUP#1","SK":"PROFILE","name":"Lumen Grid","sse_score":82}"#,
                    #"{"PK":"STARTUP#1","SK":"ACTIVITY#2025-11-06","type":"pitch_deck_uploaded"}"#,
                ])
        }
    }

    @Test("The README holds the example as it was compiled")
    func isInTheReadme() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let source = try String(
            contentsOf: folder.appending(component: "ReadmeExample.swift"), encoding: .utf8)
        let readme = try String(
            contentsOf: folder.appending(path: "../../README.md"), encoding: .utf8)
        let body = try #require(
            source.components(separatedBy: "    // README begins\n").last?
                .components(separatedBy: "    // README ends\n").first)
        let example = body.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
            .joined(separator: "\n")
            .replacing("Store.open(path)", with: "Store.open(\"app.granary\")")
        #expect(readme.contains("import Granary\n\n" + example))
    }
}
