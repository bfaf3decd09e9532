internal import Granary

/// A quality report for people and for programs.
struct QualityListing {
    let report: QualityReport
    let schema: Schema
    /// How many missing attributes of a model, and how many items, are shown.
    let limit: Int

    private var models: [ModelQuality] { report.models.values.sorted { $0.model < $1.model } }

    /// The score, and that of each model.
    func shortLines(width: Int) -> [String] {
        var pairs: [(name: String, value: String)] = [
            ("table", "\(schema.table), schema \(schema.name) \(schema.version)"),
            ("items", ProgressBar.grouped(report.count)),
            ("score", "\(Self.text(report.mean)) of 100"),
        ]
        if report.unknownCount > 0 {
            pairs.append(("of no model", ProgressBar.grouped(report.unknownCount)))
        }
        var lines = AttributeListing.lines(pairs, width: width)
        lines += TextTable.lines(
            ["model", "items", "score", "lowest", "stale", "inconsistent", "invalid"],
            models.map(\.row),
            width: width)
        return lines
    }

    /// The report in lines.
    func lines(width: Int) -> [String] {
        var lines = shortLines(width: width)
        lines += DefinitionList.lines(
            "most often missing", models.compactMap { missingEntry(of: $0) }, width: width)
        lines += DefinitionList.lines(
            "what does not hold", models.compactMap { failureEntry(of: $0) }, width: width)
        lines += DefinitionList.lines(
            "least consistent items", report.inconsistentItems.map(entry), width: width)
        return lines
            + DefinitionList.lines(
                "of no model",
                report.unknownItems.enumerated().map { number, key in
                    DefinitionList.Entry("\(number + 1)", text(ofKey: key))
                }, width: width)
    }

    private func missingEntry(of model: ModelQuality) -> DefinitionList.Entry? {
        let missing = model.mostOftenMissing(limit: limit).map { name, count in
            "\(name) \(Self.percent(count, of: model.count))"
        }
        guard !missing.isEmpty else { return nil }
        return DefinitionList.Entry(model.model, missing.joined(separator: ", "))
    }

    private func failureEntry(of model: ModelQuality) -> DefinitionList.Entry? {
        let failures = model.sortedFailures.map { name, count in
            "\(name) \(ProgressBar.grouped(count))"
        }
        guard !failures.isEmpty else { return nil }
        return DefinitionList.Entry(model.model, failures.joined(separator: ", "))
    }

    private func entry(of item: QualityReport.InconsistentItem) -> DefinitionList.Entry {
        let findings = item.findings.map { AttributeValue.string($0.text).cellText }
        return DefinitionList.Entry(
            "\(Self.text(item.score))", "\(item.model) \(text(ofKey: item.key))",
            findings.joined(separator: "; "))
    }

    private func text(ofKey key: Item) -> String {
        let names = schema.primaryIndex?.keyAttributes ?? []
        return names.map { key[$0]?.cellText ?? "" }.joined(separator: " / ")
    }

    /// The report as JSON.
    var jsonValue: JSONValue {
        .object([
            .init("table", .string(schema.table)), .init("schema", .string(schema.name)),
            .init("version", .string("\(schema.version)")),
            .init("itemCount", .number("\(report.count)")),
            .init("unknownCount", .number("\(report.unknownCount)")),
            .init("score", .number(Self.text(report.mean))),
            .init("models", .array(models.map { jsonValue(of: $0) })),
            .init("inconsistentItems", .array(report.inconsistentItems.map(\.jsonValue))),
            .init("unknownItems", .array(report.unknownItems.map(\.jsonValue))),
        ])
    }

    private func jsonValue(of model: ModelQuality) -> JSONValue {
        func counts(_ counts: [(String, Int)]) -> JSONValue {
            .object(counts.map { .init($0.0, .number("\($0.1)")) })
        }
        return .object([
            .init("model", .string(model.model)), .init("itemCount", .number("\(model.count)")),
            .init("score", .number(Self.text(model.mean))),
            .init("lowestScore", .number(Self.text(model.minimum))),
            .init("histogram", .array(model.histogram.map { .number("\($0)") })),
            .init("staleCount", .number("\(model.staleCount)")),
            .init("inconsistentCount", .number("\(model.inconsistentCount)")),
            .init("invalidCount", .number("\(model.invalidCount)")),
            .init("missing", counts(model.mostOftenMissing(limit: limit).map { ($0, $1) })),
            .init("failures", counts(model.sortedFailures)),
        ])
    }

    /// A score with one digit behind the point.
    static func text(_ score: Double) -> String {
        let tenths = Int((score * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func percent(_ count: Int, of total: Int) -> String {
        "\(Int((Double(count) * 100 / Double(max(1, total))).rounded()))%"
    }
}

extension ModelQuality {
    fileprivate var row: [String] {
        [
            model, ProgressBar.grouped(count), QualityListing.text(mean),
            QualityListing.text(minimum), ProgressBar.grouped(staleCount),
            ProgressBar.grouped(inconsistentCount), ProgressBar.grouped(invalidCount),
        ]
    }

    /// What does not hold, the most frequent first.
    fileprivate var sortedFailures: [(String, Int)] {
        failures.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}

extension QualityReport.InconsistentItem {
    fileprivate var jsonValue: JSONValue {
        .object([
            .init("model", .string(model)), .init("key", key.jsonValue),
            .init("score", .number(QualityListing.text(score))),
            .init("findings", .array(findings.map(\.jsonValue))),
        ])
    }
}

extension QualityFinding {
    /// The finding in a line.
    fileprivate var text: String {
        let place = attribute.map { "\($0): " } ?? ""
        return "\(place)\(message) (\(rule))"
    }

    fileprivate var jsonValue: JSONValue {
        .object([
            .init("rule", .string(rule)),
            .init("attribute", attribute.map { .string($0) } ?? .null),
            .init("message", .string(message)), .init("isForbidden", .bool(isForbidden)),
        ])
    }
}

extension Item {
    /// The item as a JSON value.
    fileprivate var jsonValue: JSONValue { (try? JSONValue(parsing: json)) ?? .null }
}
