import DynamoDBWire
import Foundation
import Testing

/// The page of operations is what the code does, and not what somebody remembers.
@Suite("Compatibility")
struct CompatibilityTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/compatibility.md")

    @Test("docs/compatibility.md is as the code has it; `make docs` writes it anew")
    func isCurrent() throws {
        if ProcessInfo.processInfo.environment["GRANARY_WRITE_DOCS"] != nil {
            try Compatibility.markdown.write(to: Self.page, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.page, encoding: .utf8) == Compatibility.markdown)
    }

    @Test("All 58 operations of DynamoDB and 4 of Streams are listed")
    func listsAll() {
        let rows = Compatibility.markdown.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.count == 62)
    }
}
