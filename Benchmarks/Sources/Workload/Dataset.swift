internal import GranaryEntities

/// Startups with 100 activities each, the same on every run.
///
/// Activity *i* belongs to startup *i* / 100; both ascend with *i*, so the order of numbers is the
/// order of keys.
public struct Dataset: Sendable {
    /// How many activities a startup has.
    public static let activitiesPerStartup = 100

    /// What the sort key of every activity begins with.
    public static let sortKeyPrefix = "ACTIVITY#"

    /// The number of activities.
    public let count: Int

    /// The number of startups.
    public var startupCount: Int { max(1, count / Self.activitiesPerStartup) }

    /// Describes `count` activities.
    public init(count: Int) { self.count = count }

    /// The partition key of a startup.
    public func partitionKey(ofStartup number: Int) -> String {
        var generator = SeededGenerator(seed: UInt64(number) &+ 0x5EED)
        let step = UInt64(UInt32.max) / UInt64(startupCount)
        let high = UInt64(number) &* step &+ generator.next() % step
        var text = TextBuilder("STARTUP#")
        text.append(hex: high, digits: 8)
        for digits in [4, 4, 4, 12] {
            text.append("-")
            text.append(hex: generator.next(), digits: digits)
        }
        return text.text
    }

    /// The sort key of a startup's activity; `offset` moves it within its second.
    public func sortKey(ofActivity number: Int, offset: Int = 0) -> String {
        var text = TextBuilder(Self.sortKeyPrefix)
        text.append("2025-")
        text.append(decimal: 1 + number / 10, digits: 2)
        text.append("-")
        text.append(decimal: 1 + number % 10 * 2, digits: 2)
        text.append("T")
        text.append(decimal: number % 24, digits: 2)
        text.append(":")
        text.append(decimal: number * 7 % 60, digits: 2)
        text.append(":")
        text.append(decimal: offset / 1_000 % 60, digits: 2)
        text.append(".")
        text.append(decimal: offset % 1_000, digits: 3)
        text.append("Z")
        return text.text
    }

    /// Activity number `index`, from 0 to ``count`` - 1.
    public func activity(at index: Int) -> Activity {
        activity(
            startup: index / Self.activitiesPerStartup, number: index % Self.activitiesPerStartup,
            offset: 0)
    }

    /// An activity that is not among the first ``count``: of any startup, at a time of its own.
    public func newActivity(seed: Int) -> Activity {
        var generator = SeededGenerator(seed: UInt64(seed))
        return activity(
            startup: Int(generator.next() % UInt64(startupCount)),
            number: Int(generator.next() % UInt64(Self.activitiesPerStartup)), offset: 1 + seed)
    }

    private func activity(startup: Int, number: Int, offset: Int) -> Activity {
        var generator = SeededGenerator(
            seed: UInt64(startup) &* 1_000_003 &+ UInt64(number) &* 61 &+ UInt64(offset) &* 7_919)
        func pick(_ choices: [String]) -> String {
            choices[Int(generator.next() % UInt64(choices.count))]
        }
        var actor = TextBuilder("USER#")
        actor.append(hex: generator.next(), digits: 8)
        var note = TextBuilder("ref ")
        note.append(hex: generator.next(), digits: 16)
        return Activity(
            partitionKey: partitionKey(ofStartup: startup),
            sortKey: sortKey(ofActivity: number, offset: offset), actor: actor.text,
            category: pick(["growth", "fundraising", "product", "team"]), note: note.text,
            source: pick(["web", "api", "import"]), stage: pick(["seed", "idea", "series-a"]),
            title: pick(["Metric update for week", "Uploaded pitch deck", "Reached milestone"]),
            tokens: Int(generator.next() % 500),
            type: pick(["metric_update", "document_upload", "milestone"]),
            value: Int(generator.next() % 1_000_000), verified: generator.next() % 2 == 0)
    }
}

/// Builds ASCII text without Foundation's formatting, which would dominate what it is used in.
struct TextBuilder {
    private var bytes: [UInt8]

    init(_ start: String) { bytes = Array(start.utf8) }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(hex value: UInt64, digits: Int) {
        for position in (0..<digits).reversed() {
            let digit = UInt8((value >> UInt64(4 * position)) & 0xF)
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    mutating func append(decimal value: Int, digits: Int) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
