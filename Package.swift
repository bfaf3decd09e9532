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
        .library(name: "GranaryTestSupport", targets: ["GranaryTestSupport"]),
        .executable(name: "granary", targets: ["granary-tool"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
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

        // Layer 3: the engine.
        .target(
            name: "Granary",
            dependencies: [
                "GranaryStorage", "GranaryItems", "GranaryExpressions",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),

        // Layer 4: the command-line tool.
        .target(
            name: "GranaryCLI",
            dependencies: [
                "Granary", "CZlib",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "granary-tool", dependencies: ["GranaryCLI"], swiftSettings: strict),

        // Test kit, a product for users too.
        .target(name: "GranaryTestSupport", dependencies: ["Granary"], swiftSettings: strict),

        // What the crash tests kill.
        .executableTarget(
            name: "granary-crash-worker", dependencies: ["Granary"],
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
            name: "GranaryTests",
            dependencies: ["Granary", "GranaryItems", "GranaryStorage", "GranaryTestSupport"],
            swiftSettings: strict),
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
            dependencies: ["Granary"],
            swiftSettings: strict),
        .testTarget(name: "TidyTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
