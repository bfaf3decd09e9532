import Foundation
import Testing

@testable import GranaryStorage

/// What a power cut leaves of a relaxed store: the last point, whole, whatever became of later writes.
///
/// Method: the data file is copied after each of some commits behind a point. A power cut may leave of
/// each sector any of these versions, so images are put together of sectors drawn at random, marked as of
/// another run of the system, and opened.
@Suite("Power cuts")
struct PowerCutTests {
    private static let otherRun = SystemRun(uuid: "00000000-0000-4000-8000-000000000001")
    private static let sectorByteCount = 512

    private let directory = TemporaryDirectory()
    private let image = TemporaryDirectory()

    /// Opens a store that takes no points by itself.
    private func open() throws -> Environment {
        try directory.open { options in
            options.durability = .relaxed
            options.syncDelayNanoseconds = 3_600_000_000_000
        }
    }

    /// What a store has under the keys that ``churn(_:_:_:)`` writes.
    private typealias Model = [[UInt8]: [UInt8]]

    /// Commits changes of a few keys, of sizes that take pages of their own now and then.
    private func churn(
        _ environment: Environment, _ model: inout Model, _ random: inout SeededGenerator
    ) throws {
        try environment.update { transaction in
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                let key = Array("key-\(Int.random(in: 0..<300, using: &random))".utf8)
                if Bool.random(using: &random) || model[key] == nil {
                    let count = [10, 200, 9_000].randomElement(using: &random) ?? 10
                    let value = (0..<count).map { _ in
                        UInt8.random(in: .min ... .max, using: &random)
                    }
                    try transaction.put(value, key)
                    model[key] = value
                } else {
                    _ = try transaction.delete(forKey: key.span, in: .items)
                    model[key] = nil
                }
            }
        }
    }

    private func contents(_ environment: Environment) throws -> Model {
        let transaction = try environment.read()
        let (lower, upper): ([UInt8], [UInt8]) = ([0], [0xFF])
        var cursor = try transaction.snapshot.cursor(
            in: .items, from: lower.span, to: upper.span)
        var found = Model()
        while let entry = try cursor.next() {
            found[[UInt8](copying: entry.key)] = [UInt8](copying: entry.value)
        }
        return found
    }

    private func data() throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(filePath: directory.path + "/data.mdb")))
    }

    /// A file of sectors of any of the versions.
    private func mix(_ versions: [[UInt8]], _ random: inout SeededGenerator) -> [UInt8] {
        var mixed: [UInt8] = []
        let sectorCount = (versions.map(\.count).max() ?? 0) / Self.sectorByteCount
        for sector in 0..<sectorCount {
            let range = sector * Self.sectorByteCount..<(sector + 1) * Self.sectorByteCount
            let version = versions.randomElement(using: &random) ?? []
            // A file that was shorter has nothing there.
            mixed +=
                range.upperBound <= version.count
                ? version[range] : [UInt8](repeating: 0, count: range.count)[...]
        }
        return mixed
    }

    private func makeImage(
        _ data: [UInt8], _ point: SyncPoint, of run: SystemRun = otherRun
    ) throws {
        let path = image.path
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data(data).write(to: URL(filePath: path + "/data.mdb"))
        let marked = SyncPoint(
            pageByteCount: point.pageByteCount, sequence: point.sequence, run: run,
            meta: point.meta)
        try Data(marked.encoded).write(to: URL(filePath: path + "/SYNCPOINT"))
    }

    /// How many stores are cut off: `GRANARY_POWER_CUTS`, or a few.
    private static let seeds: Range<UInt64> =
        0..<(ProcessInfo.processInfo.environment["GRANARY_POWER_CUTS"].flatMap(UInt64.init) ?? 4)

    @Test(arguments: seeds)
    func theLastPointIsWhole(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let environment = try open()
        var model = Model()
        for _ in 0..<40 { try churn(environment, &model, &random) }
        try environment.sync()
        let atPoint = model
        let point = try #require(try SyncPointFile.read(in: StoreDirectory(path: directory.path)))
        var versions = [try data()]
        for _ in 0..<20 {
            try churn(environment, &model, &random)
            versions.append(try data())
        }
        #expect(model != atPoint)
        for round in 0..<3 {
            // The first is what a cut leaves that takes nothing: newer meta pages are not trusted.
            let data = round == 0 ? versions[20] : mix(versions, &random)
            // The last is what a failed sync leaves, in the same run of the system.
            try makeImage(data, point, of: round == 2 ? .unknown : Self.otherRun)
            let survivor = try image.open()
            #expect(try contents(survivor) == atPoint, "round \(round)")
            // And it goes on from there.
            var next = atPoint
            for _ in 0..<10 { try churn(survivor, &next, &random) }
            #expect(try contents(survivor) == next)
            #expect(!FileManager.default.fileExists(atPath: image.path + "/SYNCPOINT"))
        }
    }

    /// Without the readers at its points the store would write over their pages: the images above would
    /// be of nothing.
    @Test func pagesOfAPointAreNotUsedAgain() throws {
        var random = SeededGenerator(seed: 7)
        let environment = try open()
        var model = Model()
        for _ in 0..<40 { try churn(environment, &model, &random) }
        try environment.sync()
        let before = try data()
        for _ in 0..<30 { try churn(environment, &model, &random) }
        try environment.sync()
        let pinned = try data()
        for _ in 0..<30 { try churn(environment, &model, &random) }
        let after = try data()
        // What was free at the point may be used; of the point itself nothing changes but both metas.
        #expect(changedPages(before, pinned) > 2)
        #expect(changedPages(pinned, after) > 2)
        #expect(try environment.statistics().activeReaders == 0)
    }

    private func changedPages(_ old: [UInt8], _ new: [UInt8]) -> Int {
        stride(from: 0, to: min(old.count, new.count), by: 4_096).count { start in
            old[start..<start + 4_096] != new[start..<start + 4_096]
        }
    }

    /// The end of the process is no power cut: what it committed is still there.
    @Test func aKilledOwnerLosesNothing() async throws {
        let path = directory.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            var options = EnvironmentOptions()
            options.durability = .relaxed
            options.syncDelayNanoseconds = 3_600_000_000_000
            let environment = try Environment.open(path, options)
            for byte in UInt8(1)...9 { try environment.update { try $0.put([byte], [byte]) } }
            kill(getpid(), SIGKILL)
        }
        #expect(FileManager.default.fileExists(atPath: path + "/SYNCPOINT"))
        let environment = try directory.open()
        #expect(try (UInt8(1)...9).map { try environment.copy([$0]) } == (1...9).map { [$0] })
        #expect(!FileManager.default.fileExists(atPath: path + "/SYNCPOINT"))
    }

    /// Where two points were written, the later one counts; and where it was torn, the one before.
    @Test func aTornPointIsPassedOver() throws {
        let environment = try open()
        try environment.update { try $0.put([1], [1]) }
        try environment.sync()
        let first = try data()
        try environment.update { try $0.put([2], [1]) }
        try environment.sync()
        let file = directory.path + "/SYNCPOINT"
        var bytes = try [UInt8](Data(contentsOf: URL(filePath: file)))
        let later = try #require(try SyncPointFile.read(in: StoreDirectory(path: directory.path)))
        #expect(later.sequence == 2)
        bytes[100] ^= 1  // The third point stands in the first slot.
        try Data(bytes).write(to: URL(filePath: file))
        let earlier = try #require(try SyncPointFile.read(in: StoreDirectory(path: directory.path)))
        #expect(earlier.sequence == 1)
        try makeImage(first, earlier)
        #expect(try image.open().copy([1]) == [1])
        bytes[4_096 + 100] ^= 1
        try Data(bytes).write(to: URL(filePath: file))
        #expect(throws: StorageError.syncPointDamaged(path: file)) {
            try SyncPointFile.read(in: StoreDirectory(path: directory.path))
        }
    }

    /// A file that lost its end cannot be gone back to, and says so.
    @Test func aFileThatIsShorterThanItsPointIsRefused() throws {
        let environment = try open()
        for byte in UInt8(1)...9 {
            try environment.update { try $0.put([UInt8](repeating: byte, count: 9_000), [byte]) }
        }
        try environment.sync()
        let point = try #require(try SyncPointFile.read(in: StoreDirectory(path: directory.path)))
        let data = try data()
        try makeImage(Array(data.prefix(4 * 4_096)), point)
        let expected = Int(point.meta.pageCount) * 4_096
        #expect(
            throws: StorageError.truncated(expectedBytes: expected, actualBytes: 4 * 4_096)
        ) { try image.open() }
    }

    /// Who only reads goes back first, too: else it would read what was torn.
    @Test func aReaderGoesBackAsWell() throws {
        let environment = try open()
        try environment.update { try $0.put([1], [1]) }
        try environment.sync()
        let point = try #require(try SyncPointFile.read(in: StoreDirectory(path: directory.path)))
        try environment.update { try $0.put([2], [1]) }
        try makeImage(try data(), point)
        let reader = try image.open { $0.access = .readOnly }
        #expect(try reader.copy([1]) == [1])
    }

    /// In order closed, it leaves nothing to go back to.
    @Test func aClosedStoreHasNoPoint() throws {
        do {
            let environment = try open()
            try environment.update { try $0.put([1], [1]) }
            #expect(FileManager.default.fileExists(atPath: directory.path + "/SYNCPOINT"))
        }
        #expect(!FileManager.default.fileExists(atPath: directory.path + "/SYNCPOINT"))
        #expect(try directory.open().copy([1]) == [1])
    }

    /// Points come by themselves, soon after a commit and while commits go on.
    @Test func pointsFollowCommits() throws {
        let environment = try directory.open { options in
            options.durability = .relaxed
            options.syncDelayNanoseconds = 1_000_000
        }
        var sequence: UInt64 = 0
        for byte in UInt8(1)...3 {
            try environment.update { try $0.put([byte], [1]) }
            var latest = sequence
            while latest == sequence {
                usleep(1_000)
                let found = try SyncPointFile.read(in: StoreDirectory(path: directory.path))
                latest = try #require(found).sequence
            }
            sequence = latest
        }
        let end = MonotonicClock.nowNanoseconds + 50_000_000
        while MonotonicClock.nowNanoseconds < end {
            try environment.update { try $0.put([9], [1]) }
        }
        let found = try #require(try SyncPointFile.read(in: StoreDirectory(path: directory.path)))
        #expect(found.sequence > sequence + 1)
    }

    /// The map moves while a point is held, which then is held anew.
    @Test func theMapGrowsUnderAPoint() throws {
        let environment = try directory.open { options in
            options.durability = .relaxed
            options.syncDelayNanoseconds = 3_600_000_000_000
            options.initialMapSizeBytes = 1 << 20
        }
        try environment.update { try $0.put([1], [1]) }
        try environment.grow()
        let point = try #require(try SyncPointFile.read(in: StoreDirectory(path: directory.path)))
        let versions = [try data()]
        var (model, random) = (Model(), SeededGenerator(seed: 3))
        for _ in 0..<20 { try churn(environment, &model, &random) }
        try makeImage(mix(versions + [try data()], &random), point)
        #expect(try contents(try image.open()) == [[1]: [1]])
    }
}
