// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "granary-benchmarks",
    platforms: [.macOS("26")],
    dependencies: [
        .package(name: "granary", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Without its traits: its own allocation counters interpose the allocator and Swift's
        // runtime, which would slow what is timed. Allocations are counted by granary-allocations.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // What Granary is measured against: tight loops over liblmdb, and SQLite.
        .target(
            name: "CLoops",
            linkerSettings: [.linkedLibrary("lmdb"), .linkedLibrary("sqlite3")]),

        // Counts every allocation of the executable it is linked into.
        .target(name: "CAllocationCounter"),

        // The items, keys and entity that everything here is measured with.
        .target(
            name: "Workload", dependencies: [.product(name: "GranaryEntities", package: "granary")],
            swiftSettings: settings),

        .executableTarget(
            name: "granary-ratios",
            dependencies: [
                "CLoops", "Workload", .product(name: "GranaryEntities", package: "granary"),
                .product(name: "GranaryTransfer", package: "granary"),
                .product(name: "GranaryMigrations", package: "granary"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "granary-allocations",
            dependencies: [
                "CAllocationCounter", "Workload",
                .product(name: "GranaryEntities", package: "granary"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // What granary-server is measured against: the same HTTP, and nothing behind it.
        .executableTarget(
            name: "echo-server",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            swiftSettings: settings),

        // `swift package benchmark`.
        .executableTarget(
            name: "EngineBenchmarks",
            dependencies: [
                "Workload", .product(name: "GranaryEntities", package: "granary"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/EngineBenchmarks",
            swiftSettings: settings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    swiftLanguageModes: [.v6]
)
