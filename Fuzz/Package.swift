// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "granary-fuzz",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "granary", path: "..")],
    targets: [
        .executableTarget(
            name: "granary-fuzz",
            dependencies: [
                .product(name: "Granary", package: "granary"),
                .product(name: "DynamoDBWire", package: "granary"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
                // The fuzzer brings the entry point.
                .unsafeFlags(["-parse-as-library"]),
            ])
    ],
    swiftLanguageModes: [.v6]
)
