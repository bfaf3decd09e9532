import Foundation

/// The table of what was measured.
struct Report {
    private struct Row {
        let path: String
        let baseline: String
        let granary: String
        let ratio: String
        let budget: String
        let isMet: Bool?
    }

    private var rows: [Row] = []

    /// Adds a path whose time may be at most `limit` times the baseline's; `nil` for no budget.
    mutating func addTime(_ path: String, _ comparison: Comparison, limit: Double?) {
        let ratio = comparison.ratio
        add(
            Row(
                path: path, baseline: time(comparison.baselineNanoseconds),
                granary: time(comparison.granaryNanoseconds),
                ratio: String(format: "%.2f x", ratio),
                budget: limit.map { String(format: "at most %.2f x", $0) } ?? "",
                isMet: limit.map { ratio <= $0 }))
    }

    /// Adds a path that may take at most `limit` nanoseconds more than the baseline.
    mutating func addDifference(_ path: String, _ comparison: Comparison, limit: Double) {
        let difference = median(zip(comparison.granary, comparison.baseline).map { $0 - $1 })
        add(
            Row(
                path: path, baseline: time(comparison.baselineNanoseconds),
                granary: time(comparison.granaryNanoseconds), ratio: "+ " + time(difference),
                budget: "at most + " + time(limit), isMet: difference <= limit))
    }

    /// Adds a path whose rate must be at least `limit` times the baseline's.
    mutating func addRate(_ path: String, _ comparison: Comparison, limit: Double?) {
        let ratio = median(zip(comparison.baseline, comparison.granary).map { $0 / $1 })
        add(
            Row(
                path: path, baseline: rate(comparison.baselineNanoseconds),
                granary: rate(comparison.granaryNanoseconds),
                ratio: String(
                    format: ratio < 3 ? "%.0f%%" : "%.1f x", ratio < 3 ? ratio * 100 : ratio),
                budget: limit.map {
                    String(
                        format: $0 < 3 ? "at least %.0f%%" : "at least %.0f x",
                        $0 < 3 ? $0 * 100 : $0)
                } ?? "",
                isMet: limit.map { ratio >= $0 }))
    }

    /// Adds a path that handles so many bytes in each of its times, of which `limit` MB/s are wanted.
    mutating func addThroughput(
        _ path: String, byteCount: Int, nanoseconds: [Double], limit: Double
    ) {
        let rate = Double(byteCount) * 1_000 / median(nanoseconds)
        add(
            Row(
                path: path, baseline: "", granary: String(format: "%.0f MB/s", rate), ratio: "",
                budget: String(format: "at least %.0f MB/s", limit), isMet: rate >= limit))
    }

    /// Adds the memory that work on few and on many items takes.
    mutating func addMemory(_ path: String, few: Int, many: Int) {
        let mebibyte = 1 << 20
        add(
            Row(
                path: path, baseline: "\(few / mebibyte) MiB for a tenth",
                granary: "\(many / mebibyte) MiB", ratio: "", budget: "flat",
                isMet: many - few <= 16 * mebibyte))
    }

    /// Adds work whose time may be at most so many seconds; of the baseline too, where there is one.
    mutating func addSeconds(
        _ path: String, baseline: Double?, _ seconds: Double, limit: Double
    ) {
        add(
            Row(
                path: path, baseline: baseline.map { String(format: "%.1f s", $0) } ?? "",
                granary: String(format: "%.1f s", seconds),
                ratio: baseline.map { String(format: "%.2f x", seconds / $0) } ?? "",
                budget: String(format: "at most %.0f s", limit), isMet: seconds <= limit))
    }

    /// Adds a share of a rate that must be left.
    mutating func addShare(_ path: String, _ share: Double, limit: Double) {
        add(
            Row(
                path: path, baseline: "", granary: String(format: "%.0f%%", share * 100),
                ratio: "", budget: String(format: "at least %.0f%%", limit * 100),
                isMet: share >= limit))
    }

    private mutating func add(_ row: Row) {
        rows.append(row)
        let line = [row.path, row.baseline, row.granary, row.ratio, row.budget, met(row)]
        FileHandle.standardError.write(Data((line.joined(separator: " | ") + "\n").utf8))
    }

    /// The table, in Markdown.
    var markdown: String {
        var lines = [
            "| path | baseline | Granary | ratio | budget | met |",
            "| --- | --- | --- | --- | --- | --- |",
        ]
        for row in rows {
            lines.append(
                "| \(row.path) | \(row.baseline) | \(row.granary) | \(row.ratio) | \(row.budget) "
                    + "| \(met(row)) |")
        }
        return lines.joined(separator: "\n")
    }

    private func met(_ row: Row) -> String { row.isMet.map { $0 ? "yes" : "**no**" } ?? "" }

    private func time(_ nanoseconds: Double) -> String {
        nanoseconds < 10_000
            ? String(format: "%.0f ns", nanoseconds)
            : String(format: "%.1f us", nanoseconds / 1_000)
    }

    private func rate(_ nanoseconds: Double) -> String {
        let perSecond = 1e9 / nanoseconds
        return perSecond >= 1e6
            ? String(format: "%.2f M/s", perSecond / 1e6)
            : perSecond >= 1e4
                ? String(format: "%.0f k/s", perSecond / 1e3) : String(format: "%.0f/s", perSecond)
    }
}
