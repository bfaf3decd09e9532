import Granary

@testable import granary_crash_worker

/// What must be in the store, from the acknowledgements that were read from the killed process.
struct CrashOracle {
    private var acknowledged: [String: Int] = [:]
    private(set) var acknowledgementCount = 0

    /// Notes an acknowledgement; other lines are passed over.
    mutating func note(_ line: String) {
        let words = line.split(separator: " ")
        guard words.count == 2, let number = Int(words[1]) else { return }
        acknowledged[String(words[0])] = number
        acknowledgementCount += 1
    }

    /// Compares the store with what was acknowledged, and with itself.
    ///
    /// What was written without an acknowledgement is taken over: it must stay from now on.
    ///
    /// - Returns: What is wrong, in sentences.
    mutating func problems(in store: Store) throws -> [String] {
        var problems = try store.check().problems.map(\.description)
        guard try store.tableNames().contains(Workload.tableName) else {
            return acknowledged.isEmpty ? problems : problems + ["the table is gone"]
        }
        let table = try store.table(Workload.tableName)
        for writer in Workload.writers {
            guard let kind = Workload.kind(of: writer) else { continue }
            let known = acknowledged[writer] ?? 0
            let last = try Workload.lastNumber(of: writer, in: table)
            let step = kind == .transaction ? 3 : 1
            if last != known, last != known + step {
                problems.append("\(writer): \(known) acknowledged, \(last) stored")
            }
            acknowledged[writer] = last
            problems += try Self.problems(with: writer, kind, last, in: table)
        }
        return problems + (try Self.problemsWithChanges(in: table))
    }

    /// Every item of a writer must be there, byte for byte, and no other.
    private static func problems(
        with writer: String, _ kind: Workload.Kind, _ last: Int, in table: Table
    ) throws -> [String] {
        if kind == .count { return [] }
        let first = kind == .replace ? max(1, last - 9) : 1
        var expected = last == 0 ? [] : (first...last).map { Workload.item(writer, $0) }
        expected.reverse()
        var items = try table.query(Key("pk") == writer).makeIterator()
        while let item = try items.nextItem() {
            if expected.popLast() != item { return ["\(writer): a wrong item near \(item)"] }
        }
        return expected.isEmpty ? [] : ["\(writer): \(expected.count) items are lost"]
    }

    /// The log must have no gap, and come to what the table holds.
    private static func problemsWithChanges(in table: Table) throws -> [String] {
        var state: [Item: Item] = [:]
        var last: UInt64 = 0
        while true {
            let page = try table.store.run(ReadChanges(tableName: table.name, after: last))
            if page.records.isEmpty { break }
            for record in page.records {
                if record.sequenceNumber != last + 1 {
                    return ["change \(last) is followed by \(record.sequenceNumber)"]
                }
                if state[record.keys] != record.oldImage {
                    return ["change \(last + 1) has another old image than its item had"]
                }
                last = record.sequenceNumber
                state[record.keys] = record.newImage
            }
        }
        var items = try table.scan().makeIterator()
        var count = 0
        while let item = try items.nextItem() {
            count += 1
            if state[item.selecting(names: ["pk", "sk"])] != item {
                return ["the log does not come to \(item)"]
            }
        }
        return count == state.count ? [] : ["the log has \(state.count) items, the table \(count)"]
    }
}
