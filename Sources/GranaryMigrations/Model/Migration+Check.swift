internal import GranaryItems
public import GranarySchema

/// What can be said of a migration without data.
public struct MigrationCheck: Sendable, Hashable {
    /// Where the steps do not lead from one schema to the other.
    public var diagnostics: [SchemaDiagnostic]

    /// What is dangerous about them.
    public var dangers: [MigrationDanger]

    /// What undoes them, in order; `nil` when something cannot be undone.
    public var inverse: [MigrationStep]?

    /// Why something cannot be undone, for each such step.
    public var irreversible: [String]
}

extension Migration {
    /// Follows the steps through the schema: what does not fit, what is dangerous, what undoes them.
    ///
    /// - Complexity: O(*s* × *m*) in the numbers of steps and models.
    public func check() -> MigrationCheck {
        check(keyLocations: [])
    }

    func check(keyLocations: [[String: SourceLocation]]) -> MigrationCheck {
        var check = MigrationCheck(
            diagnostics: [], dangers: [], inverse: [], irreversible: [])
        var start = source ?? target
        if source == nil {
            start.models = []
            start.indexes = target.indexes
        }
        var state = SchemaState(start, target: target)
        var inverse: [MigrationStep]? = []
        for (index, step) in steps.enumerated() {
            let before = state.withoutProblems
            for var danger in step.content.hazards(in: before) {
                danger.step = index
                danger.location = location(of: index)
                check.dangers.append(danger)
            }
            var after = before
            step.content.evolve(&after)
            for problem in after.problems {
                let keys = keyLocations.indices.contains(index) ? keyLocations[index] : [:]
                check.diagnostics.append(
                    SchemaDiagnostic(
                        location: keys[problem.key] ?? location(of: index),
                        path: SchemaPath("steps", String(index + 1), step.word),
                        message: problem.message, remedy: problem.remedy))
            }
            switch step.content.inverse(before: before, after: after.withoutProblems) {
            case .steps(let steps): inverse = inverse.map { steps + $0 }
            case .none(let reason):
                inverse = nil
                check.irreversible.append(reason)
                check.dangers.append(
                    MigrationDanger(
                        .irreversible, step: index, reason, location: location(of: index)))
            }
            state = after.withoutProblems
        }
        check.inverse = inverse
        var ending = SchemaArrival(reached: state.schema, target: target, isFirst: source == nil)
        ending.run()
        check.diagnostics += ending.diagnostics
        check.dangers += ending.dangers
        return check
    }

    private func location(of step: Int) -> SourceLocation? {
        stepLocations.indices.contains(step) ? stepLocations[step] : nil
    }

    /// The dangers that its file does not allow.
    public var unallowedDangers: [MigrationDanger] {
        check().dangers.filter { !document.allowed.contains($0.hazard) }
    }
}
