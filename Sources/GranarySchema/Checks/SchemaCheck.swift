/// One question about a whole schema, that is asked without data.
protocol SchemaCheck {
    /// Adds what is wrong to the report.
    static func run(on schema: Schema, into report: inout SchemaReport)
}

/// What checks have found.
struct SchemaReport {
    private let locations: SchemaLocations
    private let unreadable: Set<SchemaPath>
    private(set) var diagnostics: [SchemaDiagnostic] = []

    init(locations: SchemaLocations, unreadable: Set<SchemaPath> = []) {
        self.locations = locations
        self.unreadable = unreadable
    }

    /// Notes an error in the part at `path`.
    mutating func error(
        _ path: SchemaPath, _ message: @autoclosure () -> String,
        _ remedy: @autoclosure () -> String = ""
    ) {
        add(.error, path, message, remedy)
    }

    /// Notes what is unwise in the part at `path`.
    mutating func warning(
        _ path: SchemaPath, _ message: @autoclosure () -> String,
        _ remedy: @autoclosure () -> String = ""
    ) {
        add(.warning, path, message, remedy)
    }

    /// Whether the part at `path` was there and could not be read: to miss it is no second error.
    func isUnreadable(_ path: SchemaPath) -> Bool { unreadable.contains(path) }

    private mutating func add(
        _ severity: SchemaDiagnostic.Severity, _ path: SchemaPath, _ message: () -> String,
        _ remedy: () -> String
    ) {
        guard diagnostics.count < SchemaDecoder.diagnosticLimit else { return }
        diagnostics.append(
            SchemaDiagnostic(
                severity, location: locations[path], path: path, message: message(),
                remedy: remedy()))
    }
}

extension Schema {
    /// Asks of the schema what can be asked without data.
    ///
    /// - Parameter locations: Where the schema was written down, so that diagnostics can say.
    /// - Returns: What is wrong or unwise, in the order of the files.
    /// - Complexity: O(*m*²) in the number of models.
    public func check(locations: SchemaLocations = SchemaLocations()) -> [SchemaDiagnostic] {
        var report = SchemaReport(locations: locations)
        for check in Self.checks { check.run(on: self, into: &report) }
        return report.diagnostics.sortedByLocation()
    }

    private static var checks: [any SchemaCheck.Type] {
        [
            MissingNames.self, KeyRequirements.self, KeySeparators.self, FullKeyCollisions.self,
            TemplateCollisions.self, SortPadding.self, IndexReach.self, IndexKeyTypes.self,
            IndexLimits.self, CollectionKeys.self, QueryKeys.self, References.self,
            DerivedAttributes.self, SoleAttributes.self, SwiftNames.self,
        ]
    }
}
