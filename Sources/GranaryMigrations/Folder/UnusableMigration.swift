public import GranarySchema

/// A migration that cannot be run as it is: its file cannot be read, or its steps do not lead from one
/// schema to the other yet.
public struct UnusableMigration: Sendable, Hashable {
    /// Its number; `nil` for files whose names have none, of which nobody knows what they belong to.
    public var number: Int?
    /// What is wrong with it.
    public var diagnostics: [SchemaDiagnostic]

    /// Puts together what is wrong with each migration, those without a number first.
    static func all(
        in found: [(number: Int?, diagnostic: SchemaDiagnostic)]
    ) -> [UnusableMigration] {
        var known: [Int?: [SchemaDiagnostic]] = [:]
        for (number, diagnostic) in found where diagnostic.severity == .error {
            known[number, default: []].append(diagnostic)
        }
        return known.map { UnusableMigration(number: $0.key, diagnostics: $0.value) }
            .sorted { ($0.number ?? 0) < ($1.number ?? 0) }
    }
}

extension UnusableMigration: CustomStringConvertible {
    /// One line: which, and what is wrong with it first of all.
    public var description: String {
        let first = diagnostics.first.map { ": \($0)" } ?? ""
        return number.map { "migration \($0) does not check\(first)" }
            ?? "a file has no number\(first)"
    }
}
