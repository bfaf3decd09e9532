// swift-tools-version: 6.2
import PackageDescription

/// Settings shared by every Swift target, so that no target can drift to weaker checks.
let strict: [SwiftSetting] = [
    .enableExperimentalFeature("Lifetimes"),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "granary",
    platforms: [.macOS(.v26)],  // `Array.span` does not back-deploy.
    products: [
        .library(name: "Granary", targets: ["Granary"]),
        .library(name: "GranaryEntities", targets: ["GranaryEntities"]),
        .library(name: "GranarySchemaFiles", targets: ["GranarySchemaFiles"]),
        .library(name: "GranaryTransfer", targets: ["GranaryTransfer"]),
        .library(name: "GranaryMigrations", targets: ["GranaryMigrations"]),
        .library(name: "AuxeiraSchema", targets: ["AuxeiraSchema"]),
        .library(name: "DreamSeedSchema", targets: ["DreamSeedSchema"]),
        .library(name: "GranaryTestSupport", targets: ["GranaryTestSupport"]),
        .plugin(name: "GenerateSchema", targets: ["GenerateSchema"]),
        .library(name: "DynamoDBWire", targets: ["DynamoDBWire"]),
        .library(name: "GranaryServer", targets: ["GranaryServer"]),
        .executable(name: "granary", targets: ["granary-tool"]),
        .executable(name: "granary-server", targets: ["granary-server"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Layer 0: C.
        .systemLibrary(
            name: "CLMDB", pkgConfig: "lmdb",
            providers: [.apt(["liblmdb-dev"]), .brew(["lmdb"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "CGranaryChecksum"),

        // Layer 1: the only target that touches pointers.
        .target(
            name: "GranaryStorage", dependencies: ["CLMDB", "CGranaryChecksum"],
            swiftSettings: strict),

        // Layer 1: values and bytes; no I/O, no dependency.
        .target(name: "GranaryItems", swiftSettings: strict),

        // Layer 2: DynamoDB's expression languages, over values.
        .target(
            name: "GranaryExpressions", dependencies: ["GranaryItems"], swiftSettings: strict),

        // Layer 2: what a schema says, and whether an item fits it.
        .target(name: "GranarySchema", dependencies: ["GranaryItems"], swiftSettings: strict),

        // Layer 3: the engine.
        .target(
            name: "Granary",
            dependencies: [
                "GranaryStorage", "GranaryItems", "GranaryExpressions", "GranarySchema",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),

        // Layer 3: schema files, and Swift made from them. The compiler links no engine, because
        // the package manager builds what a plugin runs a second time.
        .target(
            name: "GranarySchemaFiles",
            dependencies: ["GranarySchema", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(
            name: "GranarySchemaCompiler", dependencies: ["GranarySchema"], swiftSettings: strict),
        .executableTarget(
            name: "schema-compiler",
            dependencies: ["GranarySchemaCompiler", "GranarySchemaFiles"],
            swiftSettings: strict),
        .plugin(
            name: "GenerateSchema", capability: .buildTool(), dependencies: ["schema-compiler"]),

        // Layer 4: what generated code calls.
        .target(name: "GranaryEntities", dependencies: ["Granary"], swiftSettings: strict),

        // Layer 4: what goes in and out of a store: formats, import, export, snapshots.
        .target(
            name: "GranaryTransfer",
            dependencies: ["Granary", "CZlib", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),

        // Layer 5: DynamoDB's wire protocol, from bytes to bytes; no sockets.
        .target(
            name: "DynamoDBWire",
            dependencies: [
                "Granary", "GranaryTransfer", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // Layer 6: the protocol over HTTP, for whoever may call.
        .target(
            name: "GranaryServer",
            dependencies: [
                "DynamoDBWire", "Granary", "GranaryItems", "GranarySchemaFiles", "GranaryTransfer",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "granary-server",
            dependencies: [
                "GranaryServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Sources/granary-server", swiftSettings: strict),

        // Layer 5: items from one version of a schema to the next.
        .target(
            name: "GranaryMigrations",
            dependencies: [
                "Granary", "GranarySchemaFiles", "GranaryTransfer",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // Layer 5: the two platforms.
        .target(
            name: "AuxeiraSchema", dependencies: ["GranaryEntities"], path: "Schemas/Auxeira",
            exclude: ["migrations"], swiftSettings: strict, plugins: ["GenerateSchema"]),
        .target(
            name: "DreamSeedSchema", dependencies: ["GranaryEntities"], path: "Schemas/DreamSeed",
            swiftSettings: strict, plugins: ["GenerateSchema"]),
        .target(
            name: "GranarySamples", dependencies: ["AuxeiraSchema", "DreamSeedSchema"],
            swiftSettings: strict),

        // Layer 6: the command-line tool.
        .target(
            name: "GranaryCLI",
            dependencies: [
                "Granary", "GranaryEntities", "GranarySchemaFiles", "GranarySchemaCompiler",
                "GranaryTransfer", "GranaryMigrations", "GranarySamples", "AuxeiraSchema",
                "DreamSeedSchema",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "granary-tool", dependencies: ["GranaryCLI"], swiftSettings: strict),

        // Test kit, a product for users too.
        .target(name: "GranaryTestSupport", dependencies: ["Granary"], swiftSettings: strict),

        // What the crash tests kill.
        .executableTarget(
            name: "granary-crash-worker", dependencies: ["Granary", "GranaryMigrations"],
            path: "Sources/GranaryCrashWorker", swiftSettings: strict),

        .testTarget(
            name: "GranaryStorageTests",
            dependencies: ["GranaryStorage"],
            swiftSettings: strict),
        .testTarget(
            name: "GranaryItemsTests",
            dependencies: ["GranaryItems"],
            swiftSettings: strict),
        .testTarget(
            name: "GranaryExpressionsTests",
            dependencies: ["GranaryExpressions", "GranaryItems"],
            swiftSettings: strict),
        .testTarget(
            name: "GranarySchemaTests", dependencies: ["GranarySchema", "GranaryItems"],
            swiftSettings: strict),
        .testTarget(
            name: "GranarySchemaFilesTests",
            dependencies: ["GranarySchemaFiles", "GranarySchema", "GranaryItems"],
            swiftSettings: strict),
        .testTarget(
            name: "GranarySchemaCompilerTests",
            dependencies: [
                "GranarySchemaCompiler", "GranarySchema", "GranaryItems", "schema-compiler",
            ],
            exclude: ["References"], swiftSettings: strict),
        .testTarget(
            name: "GranaryTests",
            dependencies: [
                "Granary", "GranaryItems", "GranarySchema", "GranaryStorage", "GranaryTestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GranaryEntitiesTests",
            dependencies: ["GranaryEntities", "Granary", "GranaryTestSupport"],
            swiftSettings: strict),

        .testTarget(
            name: "GranaryTransferTests",
            dependencies: [
                "GranaryTransfer", "Granary", "GranaryEntities", "AuxeiraSchema",
                "DreamSeedSchema", "GranarySamples", "GranaryTestSupport",
            ],
            exclude: ["Fixtures"], swiftSettings: strict),

        .testTarget(
            name: "GranaryMigrationsTests",
            dependencies: [
                "GranaryMigrations", "Granary", "GranarySchema", "GranarySchemaFiles",
                "GranaryTransfer", "GranaryItems", "GranaryTestSupport", "AuxeiraSchema",
                "GranaryEntities", "GranarySamples",
            ],
            swiftSettings: strict),

        .testTarget(
            name: "DynamoDBWireTests",
            dependencies: [
                "DynamoDBWire", "Granary", "GranaryItems", "GranaryTransfer", "GranaryTestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GranaryServerTests",
            dependencies: [
                "GranaryServer", "DynamoDBWire", "Granary", "GranaryTransfer", "GranaryTestSupport",
                "granary-server",
                "GranaryItems",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),

        // What the tests of the two platforms share.
        .target(
            name: "PlatformTestSupport",
            dependencies: ["GranaryEntities", "GranarySamples", "GranaryTestSupport"],
            path: "Tests/PlatformTestSupport", swiftSettings: strict),
        .testTarget(
            name: "AuxeiraSchemaTests",
            dependencies: [
                "AuxeiraSchema", "GranaryEntities", "GranarySamples", "GranaryTestSupport",
                "PlatformTestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DreamSeedSchemaTests",
            dependencies: [
                "DreamSeedSchema", "GranaryEntities", "GranarySamples", "GranaryTestSupport",
                "PlatformTestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GranarySamplesTests",
            dependencies: [
                "GranarySamples", "AuxeiraSchema", "DreamSeedSchema", "Granary", "GranaryEntities",
                "GranarySchema", "GranaryItems", "GranaryTestSupport",
            ],
            exclude: ["Import/companies.ndjson"], swiftSettings: strict),
        .testTarget(
            name: "GranaryModelTests",
            dependencies: ["Granary", "GranaryTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "GranaryConcurrencyTests",
            dependencies: ["Granary", "GranaryTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "GranaryCrashTests",
            dependencies: [
                "Granary", "GranaryStorage", "GranaryTestSupport", "granary-crash-worker",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GranaryCLITests",
            dependencies: ["GranaryCLI", "Granary", "granary-tool"],
            swiftSettings: strict),
        .testTarget(
            name: "ReadmeTests",
            dependencies: ["Granary", "GranaryEntities", "AuxeiraSchema"],
            swiftSettings: strict),
        .testTarget(name: "TidyTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
