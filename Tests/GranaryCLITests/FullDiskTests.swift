import Foundation
import Testing

/// A disk that fills says so, leaves nothing half written, and the work can be done when there is room.
@Suite(.enabled(if: SmallDisk.canMount)) struct FullDiskTests {
    /// Lines that do not compress well, 4 MB of them.
    private static func lines(_ count: Int = 16_000) -> String {
        var state: UInt64 = 1
        return (0..<count).map { number in
            let text = (0..<12).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return String(state, radix: 36)
            }
            return "{\"PK\":\"a\",\"SK\":\"\(number)\",\"t\":\"\(text.joined())\"}\n"
        }.joined()
    }

    /// Runs a script in which `$M` is a small disk of its own.
    private static func shell(
        _ script: String, size: String, _ directory: TemporaryDirectory
    ) throws -> Command.Outcome {
        let mount = directory.path + "/small"
        try FileManager.default.createDirectory(
            atPath: mount, withIntermediateDirectories: false)
        return try Command.shell(
            "unshare -m bash -c 'mount -t tmpfs -o size=\(size) none \"$M\" && { \(script); }'",
            environment: ["M": mount])
    }

    @Test(
        arguments: [
            "--to \"$M/items\"", "--format csv --to \"$M/items.csv\"",
            "--to \"$M/items.gz\"", "--format dynamodb-export --to \"$M/s3\"",
        ])
    func export(options: String) throws {
        let store = try CommandStore()
        #expect(try store(["import", "app", "-"], input: Self.lines()).status == 0)
        let outcome = try Self.shell(
            """
            "$GRANARY" --store "\(store.path)" export app \(options)
            echo "status $?"; find "$M" -type f
            """, size: "1m", store.directory)
        #expect(outcome.output == "status 3\n", "\(outcome)")
        #expect(outcome.error.contains("the disk is full; what was begun is removed"))
    }

    @Test func restore() throws {
        let store = try CommandStore()
        #expect(try store(["import", "app", "-"], input: Self.lines()).status == 0)
        #expect(try store(["snapshot", "create"]).status == 0)
        let outcome = try Self.shell(
            """
            "$GRANARY" --store "\(store.path)" snapshot restore 2 --to "$M/copy"
            echo "status $?"; find "$M" -mindepth 1
            """, size: "1m", store.directory)
        #expect(outcome.output == "status 3\n", "\(outcome)")
        #expect(outcome.error.contains("the disk is full; what was begun is removed"))
    }

    /// Whole batches are stored, and the same import again stores the rest.
    @Test func importing() throws {
        let directory = TemporaryDirectory()
        let file = try directory.file("items", Self.lines())
        let outcome = try Self.shell(
            """
            granary() { "$GRANARY" --store "$M/app.granary" "$@"; }
            granary table create app --partition-key PK:S --sort-key SK:S >/dev/null
            granary import app "\(file)" --on-conflict fail; echo "status $?"
            granary check | cut -d: -f1
            mount -o remount,size=64m "$M"
            granary import app "\(file)" --on-conflict fail; echo "status $?"
            granary check
            """, size: "4m", directory)
        #expect(
            outcome.output == """
                status 3
                sound
                status 0
                sound: 16000 items, 0 index entries, 0 changes

                """, "\(outcome)")
        #expect(
            outcome.error.hasPrefix(
                "granary: the disk is full; 8000 items are stored: make room, and run the import again"
            )
        )
    }
}

/// Whether a disk can be made for a test.
private enum SmallDisk {
    static let canMount: Bool = {
        let script = "unshare -m sh -c 'mount -t tmpfs -o size=1m none /mnt' && echo yes"
        return (try? Command.shell(script).output) == "yes\n"
    }()
}
