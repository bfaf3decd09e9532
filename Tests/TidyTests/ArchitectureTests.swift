import Foundation
import Testing

/// Keeps the arrows between targets as `docs/ARCHITECTURE.md` draws them.
///
/// The package manager does not: it builds an undeclared import of any target in the package, and
/// lets through an import of a dependency's dependency.
@Suite("Architecture")
struct ArchitectureTests {
    /// What each target may import: a new arrow is a decision, made here in the commit that needs it.
    static let allowedImports: [String: Set<String>] = [
        "GranaryStorage": ["CLMDB", "CGranaryChecksum", "Synchronization", "Glibc", "Darwin"],
        "GranaryItems": ["Foundation", "FoundationEssentials"],
        "GranaryExpressions": ["GranaryItems", "Synchronization"],
        "GranarySchema": ["GranaryItems", "Synchronization"],
        "Granary": [
            "GranaryStorage", "GranaryItems", "GranaryExpressions", "GranarySchema", "Logging",
            "Synchronization",
        ],
        "GranarySchemaFiles": ["GranarySchema", "GranaryItems", "Yams", "Foundation"],
        "GranarySchemaCompiler": ["GranarySchema", "GranaryItems"],
        "schema-compiler": [
            "GranarySchemaCompiler", "GranarySchemaFiles", "GranarySchema", "Foundation",
        ],
        "GranaryEntities": [
            "Granary", "GranarySchema", "GranaryExpressions", "GranaryItems", "Foundation",
            "FoundationEssentials", "Synchronization",
        ],
        "GranaryTransfer": [
            "Granary", "GranaryItems", "CZlib", "Crypto", "Dispatch", "Foundation",
            "Synchronization", "Glibc", "Musl", "Darwin",
        ],
        "DynamoDBWire": [
            "Granary", "GranaryExpressions", "GranaryItems", "GranaryTransfer", "Crypto",
            "Dispatch", "Synchronization",
        ],
        "GranaryServer": [
            "DynamoDBWire", "Granary", "GranaryItems", "GranarySchemaFiles", "GranaryTransfer",
            "Configuration", "Crypto", "Foundation", "HummingbirdCore",
            "HummingbirdTLS", "HTTPTypes", "SystemPackage",
            "Logging", "Metrics", "NIOCore", "NIOHTTP1", "NIOHTTPTypes", "NIOHTTPTypesHTTP1",
            "NIOPosix", "NIOSSL", "ServiceLifecycle", "Synchronization", "UnixSignals",
        ],
        "granary-server": ["GranaryServer", "ArgumentParser", "Foundation", "Logging"],
        "GranaryMigrations": [
            "Granary", "GranarySchema", "GranarySchemaFiles", "GranaryTransfer", "GranaryItems",
            "Crypto", "Foundation", "Synchronization",
        ],
        "GranarySamples": [
            "AuxeiraSchema", "DreamSeedSchema", "GranaryEntities", "Granary", "GranarySchema",
            "GranaryItems", "Foundation", "FoundationEssentials",
        ],
        "GranaryCLI": [
            "Granary", "GranaryEntities", "GranarySchema", "GranarySchemaFiles",
            "GranarySchemaCompiler", "GranarySamples", "GranaryTransfer", "GranaryMigrations",
            "AuxeiraSchema", "DreamSeedSchema", "ArgumentParser", "Dispatch", "Foundation",
            "Synchronization", "Glibc",
            "Musl", "Darwin",
        ],
        "granary-tool": ["GranaryCLI", "Foundation"],
        "GranaryTestSupport": ["Granary", "Foundation", "Synchronization", "Testing"],
        "GranaryCrashWorker": [
            "Granary", "GranaryMigrations", "Foundation", "Synchronization", "Glibc", "Darwin",
        ],
    ]

    @Test("A target imports only what it may", arguments: allowedImports.keys.sorted())
    func imports(target: String) throws {
        let files = try SourceTree.files(below: "Sources/\(target)")
        try #require(!files.isEmpty)
        for file in files {
            let imported = file.code(with: ["import "]).compactMap(Self.importedModule)
            let forbidden = Set(imported).subtracting(Self.allowedImports[target, default: []])
            #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden.sorted())")
        }
    }

    /// The module of an import line: `@_exported public import GranaryItems`.
    private static func importedModule(_ line: String) -> String? {
        let words = line.split(separator: " ")
        let modifiers: Set<Substring> = [
            "public", "package", "internal", "private", "@testable", "@_exported",
        ]
        guard let first = words.firstIndex(of: "import"),
            words[..<first].allSatisfy(modifiers.contains), first + 1 < words.count
        else { return nil }
        return String(words[first + 1])
    }

    /// A target that nobody listed would be held to nothing.
    @Test("Every target of Swift is listed")
    func listsEveryTarget() throws {
        let folders = try FileManager.default
            .contentsOfDirectory(
                at: SourceTree.root.appending(path: "Sources"), includingPropertiesForKeys: nil
            )
            .filter { try !SourceTree.files(below: "Sources/\($0.lastPathComponent)").isEmpty }
            .map(\.lastPathComponent)
        #expect(Set(folders) == Set(Self.allowedImports.keys))
    }

    /// The rules of a platform know their entities and nothing below.
    @Test("A schema's rules import the runtime alone", arguments: ["Auxeira", "DreamSeed"])
    func rules(schema: String) throws {
        let files = try SourceTree.files(below: "Schemas/\(schema)")
        try #require(!files.isEmpty)
        let allowed: Set<String> = ["GranaryEntities", "Foundation", "FoundationEssentials"]
        for file in files {
            let imported = Set(file.code(with: ["import "]).compactMap(Self.importedModule))
            #expect(imported.isSubset(of: allowed), "\(file.path) imports \(imported.sorted())")
        }
    }

    /// Foundation is large, and an embedder of the engine should not have to link it.
    @Test("The engine and the layers below use Foundation in the Codable files alone")
    func foundation() throws {
        let targets = [
            "GranaryStorage", "GranaryItems", "GranaryExpressions", "GranarySchema", "Granary",
        ]
        for target in targets {
            for file in try SourceTree.files(below: "Sources/\(target)")
            where !file.path.contains("GranaryItems/Codable/") {
                #expect(file.text.range(of: "import Foundation") == nil, "\(file.path)")
            }
        }
    }
}
