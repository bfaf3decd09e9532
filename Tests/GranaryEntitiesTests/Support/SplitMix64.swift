import GranaryEntities

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Numbers that look random and are the same on every run.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func maybe<Value>(_ make: (inout SplitMix64) -> Value) -> Value? {
        next() % 2 == 0 ? nil : make(&self)
    }

    mutating func array<Value>(_ make: (inout SplitMix64) -> Value) -> [Value] {
        (0..<Int(next() % 4)).map { _ in make(&self) }
    }

    mutating func text() -> String {
        let choices = ["", "a", "ab#c", "seventeen letters", "é", "日本語テキスト", "nul\u{0}", "🧀🧀🧀🧀🧀"]
        return choices[Int(next() % UInt64(choices.count))] + String(next() % 50)
    }

    mutating func int() -> Int { Int(truncatingIfNeeded: next()) >> Int(next() % 64) }

    mutating func date(step: Double) -> Date {
        let seconds = Int(next() % 300_000_000_000) - 60_000_000_000
        return Date(timeIntervalSince1970: Double(seconds) + Double(next() % 1_000) * step)
    }
}

extension Sample {
    static func random(_ random: inout SplitMix64) -> Sample {
        func place(_ random: inout SplitMix64) -> Place {
            Place(city: random.text(), zip: random.maybe { $0.int() })
        }
        func double(_ random: inout SplitMix64) -> Double { Double(random.int()) / 128 }
        return Sample(
            id: random.text(), owner: random.text(),
            binary: random.maybe { $0.array { UInt8(truncatingIfNeeded: $0.next()) } },
            count: random.maybe { $0.int() },
            day: random.maybe { Day($0.date(step: 0)) },
            decimal: random.maybe { Number($0.int()) },
            expiresAt: random.maybe { $0.date(step: 0) }, flag: random.next() % 2 == 0,
            list: random.array { $0.text() }, matrix: random.array { $0.array { $0.int() } },
            moment: random.maybe { $0.date(step: 0.001).stored() }, object: random.maybe(place),
            places: random.array(place), ratio: random.maybe(double),
            revenue: random.maybe(double), cost: random.maybe(double), score: random.int(),
            seen: random.maybe { $0.date(step: 0) },
            stage: random.maybe { Stage(stored: $0.next() % 2 == 0 ? "seed" : $0.text()) },
            tags: Set(random.array { $0.text() }), codes: Set(random.array { $0.int() }),
            blobs: Set(random.array { $0.array { UInt8(truncatingIfNeeded: $0.next()) } }),
            stages: Set(random.array { Stage(stored: $0.text()) }),
            version: Int(random.next() % 1_000))
    }
}
