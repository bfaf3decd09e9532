/// Read and write units, kept and told and never enforced, and when they were changed.
struct Throughput: Sendable, Hashable {
    var read = 0
    var write = 0
    /// In milliseconds since 1970, as all its times.
    private(set) var lastIncrease: UInt64?
    private(set) var lastDecrease: UInt64?
    /// How often they were decreased on the day of the last decrease.
    private var decreaseCount = 0

    init(read: Int = 0, write: Int = 0) {
        self.read = read
        self.write = write
    }

    /// Reads what was kept.
    init?(_ value: AttributeValue?) {
        guard let map = value?.mapValue, let read = map["read"]?.intValue,
            let write = map["write"]?.intValue
        else { return nil }
        self.init(read: read, write: write)
        lastIncrease = map["lastIncrease"]?.intValue.map { UInt64(clamping: $0) }
        lastDecrease = map["lastDecrease"]?.intValue.map { UInt64(clamping: $0) }
        decreaseCount = map["decreaseCount"]?.intValue ?? 0
    }

    /// What is kept.
    var value: AttributeValue {
        var map: AttributeMap = [
            "read": .number(Number(read)), "write": .number(Number(write)),
        ]
        map["lastIncrease"] = lastIncrease.map { .number(Number(Int(clamping: $0))) }
        if let lastDecrease {
            map["lastDecrease"] = .number(Number(Int(clamping: lastDecrease)))
            map["decreaseCount"] = .number(Number(decreaseCount))
        }
        return .map(map)
    }

    /// The same units, as of a table that is new.
    var fresh: Throughput { Throughput(read: read, write: write) }

    /// These units in place of others.
    func replacing(_ old: Throughput?, nowMilliseconds now: UInt64) -> Throughput {
        guard let old else { return self }
        var new = old
        (new.read, new.write) = (read, write)
        if read > old.read || write > old.write { new.lastIncrease = now }
        if read < old.read || write < old.write {
            new.decreaseCount = old.decreaseCount(nowMilliseconds: now) + 1
            new.lastDecrease = now
        }
        return new
    }

    /// How often they were decreased on this day, of UTC.
    func decreaseCount(nowMilliseconds now: UInt64) -> Int {
        let day: UInt64 = 86_400_000
        guard let lastDecrease, lastDecrease / day == now / day else { return 0 }
        return decreaseCount
    }
}
