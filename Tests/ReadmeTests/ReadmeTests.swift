import Foundation
import Synchronization
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

    @Test("The typed example runs")
    func runsTyped() async throws {
        let path = FileManager.default.temporaryDirectory
            .appending(component: "readme-\(UUID().uuidString).granary").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let lines = Mutex<[String]>([])
        try await typedReadmeExample(path: path, lastWeek: .now.addingTimeInterval(-604_800)) {
            line in lines.withLock { $0.append("\(line)") }
        }
        #expect(lines.withLock { $0 } == ["pitch_deck_uploaded", "Lumen Grid"])
    }

    @Test(
        "The README holds the examples as they were compiled",
        arguments: [
            ("ReadmeExample.swift", "import Granary\n\n", "app.granary"),
            (
                "TypedReadmeExample.swift", "import AuxeiraSchema\nimport GranaryEntities\n\n",
                "auxeira.granary"
            ),
        ])
    func isInTheReadme(file: String, imports: String, store: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let source = try String(
            contentsOf: folder.appending(component: file), encoding: .utf8)
        let readme = try String(
            contentsOf: folder.appending(path: "../../README.md"), encoding: .utf8)
        let body = try #require(
            source.components(separatedBy: "    // README begins\n").last?
                .components(separatedBy: "    // README ends\n").first)
        let example = body.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
            .joined(separator: "\n")
            .replacing("Store.open(path", with: "Store.open(\"\(store)\"")
        #expect(readme.contains(imports + example))
    }
}
