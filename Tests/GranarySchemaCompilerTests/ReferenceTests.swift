import Foundation
import GranarySchema
import GranarySchemaCompiler
import Testing

/// Whole files as they are made, to be read and reviewed: a change of the compiler shows here as a
/// change of what it makes.
///
/// `UPDATE_REFERENCES=1` writes them anew.
@Suite("References")
struct ReferenceTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(component: "References")

    static let files: [(name: String, text: String)] = {
        let schema = TestSchemas.schema
        var files = [
            ("access-patterns.txt", AccessPatterns(of: [schema]).text),
            ("schema-reference.txt", SchemaReference(of: [schema]).text),
        ]
        for file in SwiftSources(of: schema).files {
            files.append((file.name.replacing(".generated.swift", with: ".swift.txt"), file.text))
        }
        return files
    }()

    @Test(arguments: files.map(\.name))
    func isAsItWas(name: String) throws {
        let text = try #require(Self.files.first { $0.name == name }?.text)
        let url = Self.folder.appending(component: name)
        if ProcessInfo.processInfo.environment["UPDATE_REFERENCES"] == "1" {
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        let reference = try String(contentsOf: url, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let wanted = reference.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, pair) in zip(lines, wanted).enumerated() where pair.0 != pair.1 {
            Issue.record("\(name):\(index + 1): \(pair.0), and not \(pair.1)")
            return
        }
        #expect(lines.count == wanted.count)
    }
}
