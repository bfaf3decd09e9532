import Foundation
import Testing

/// Holds the habits that `CONTRIBUTING.md` asks for, where a machine can.
@Suite("Tidy")
struct TidyTests {
    /// Where `unsafe` may stand: one target, and the files that C forces it on.
    static let unsafeFiles: Set<String> = [
        "Sources/GranaryItems/Encoding/Array+Bytes.swift",
        "Sources/GranaryItems/Encoding/RawSpan+Loading.swift",
        "Sources/GranaryCLI/Output/Terminal.swift",
        "Sources/GranaryTransfer/Files/LineFeed.swift",
        "Sources/GranaryServer/HTTP/LoopExecutor.swift",
        "Sources/GranaryTransfer/Files/SystemFile.swift",
        "Sources/GranaryTransfer/Files/ZlibStream.swift",
    ]

    /// A newcomer reads a file in one sitting.
    @Test("No file is longer than 400 lines")
    func fileLengths() throws {
        for file in try SourceTree.files(below: "Sources") + SourceTree.files(below: "Tests") {
            let count = file.text.utf8.count { $0 == UInt8(ascii: "\n") }
            #expect(count <= 400, "\(file.path) has \(count) lines")
        }
    }

    /// Everything outside the storage layer is memory safe, and the compiler says so.
    @Test("Unsafe code stands in the storage layer and the files named here")
    func unsafeCode() throws {
        for file in try SourceTree.files(below: "Sources")
        where !file.path.hasPrefix("Sources/GranaryStorage/")
            && !Self.unsafeFiles.contains(file.path)
        {
            let found = file.code(with: ["unsafe ", "@unchecked Sendable", "(unsafe)"])
            #expect(found.isEmpty, "\(file.path)")
        }
    }

    /// None of these may be reached by data, and none is needed.
    @Test("Nothing traps or is left unfinished")
    func forbiddenConstructs() throws {
        let forbidden = [
            "try!", "fatalError(", "as! ", ".unsafelyUnwrapped", "TODO", "FIXME", "XXX",
        ]
        for file in try SourceTree.files(below: "Sources") {
            // ISO 4217 has a code for no currency.
            let isCodeList = file.path.hasSuffix("/Patterns/CurrencyCodes.swift")
            let found = file.code(with: forbidden.filter { !isCodeList || $0 != "XXX" })
            #expect(found.isEmpty, "\(file.path)")
        }
    }

    /// A timing in a test fails on a busy machine and says nothing on an idle one.
    @Test("No test is disabled or cannot fail")
    func tests() throws {
        let suspicious = [
            ".disabled(", "XCTSkip", "withKnownIssue", "#expect(true", "#expect(Bool(true",
        ]
        for file in try SourceTree.files(below: "Tests") where !file.path.contains("TidyTests") {
            let found = file.code(with: suspicious)
            #expect(found.isEmpty, "\(file.path)")
        }
    }

    /// Every operation is a file of that name in the engine, and one in its tests.
    @Test("One operation, one file, one test")
    func operations() throws {
        let operations = [
            "BatchGetItem", "BatchWriteItem", "CreateTable", "DeleteItem", "DeleteTable",
            "DescribeTable", "GetItem", "ListTables", "PutItem", "Query", "Scan",
            "TransactGetItems", "TransactWriteItems", "UpdateItem", "UpdateTable",
        ]
        let sources = try SourceTree.files(below: "Sources/Granary/Operations").map(\.path)
        let tests = try SourceTree.files(below: "Tests/GranaryTests/Operations").map(\.path)
        for operation in operations {
            #expect(sources.contains { $0.hasSuffix("/\(operation).swift") }, "\(operation)")
            #expect(tests.contains { $0.contains("/\(operation)") }, "\(operation)Tests")
        }
    }
}
