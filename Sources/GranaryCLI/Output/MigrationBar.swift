internal import GranaryMigrations

/// Shows on a terminal what a run of migrations is doing: a bar for each stage.
final class MigrationBar {
    private var stage: MigrationProgress.Stage?
    private var title = ""
    private var bar: ProgressBar?

    /// Shows how far a run has come.
    func update(_ progress: MigrationProgress) {
        if stage != progress.stage || title != progress.migration {
            finish()
            (stage, title) = (progress.stage, progress.migration)
            bar = ProgressBar("\(Self.text(progress.stage)) \(progress.migration)")
        }
        let fraction = Double(progress.doneCount) / Double(max(1, progress.totalCount))
        bar?.update(progress.doneCount, fraction: fraction)
    }

    /// Wipes the line.
    func finish() {
        bar?.finish()
        bar = nil
    }

    private static func text(_ stage: MigrationProgress.Stage) -> String {
        switch stage {
        case .survey: "look at"
        case .snapshot: "snapshot before"
        case .gather(let table): "gather \(table) for"
        case .sweep: "migrate"
        case .index(let name): "build \(name) for"
        case .verify: "verify"
        }
    }
}
