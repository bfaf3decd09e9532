/// One question about a whole schema, that is asked without data.
protocol SchemaCheck {
    /// Adds what is wrong to the report.
    static func run(on schema: Schema, into report: inout SchemaReport)
}

/// What checks have found.
struct SchemaReport {
    private let locations: SchemaLocations
    /// The parts that are not as they were meant, of which nothing is said.
    private(set) var broken: BrokenParts
    /// The same, with those in which an error was found since.
    private var found: BrokenParts
    private(set) var diagnostics: [SchemaDiagnostic] = []

    init(locations: SchemaLocations, broken: BrokenParts = BrokenParts()) {
        self.locations = locations
        self.broken = broken
        found = broken
    }

    /// Takes the parts in which errors were found for broken from now on.
    mutating func breakFaultyParts() { broken = found }

    /// Notes an error in the part at `path`.
    mutating func error(
        _ path: SchemaPath, _ message: @autoclosure () -> String,
        _ remedy: @autoclosure () -> String = ""
    ) {
        found.note(path)
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
    func isUnreadable(_ path: SchemaPath) -> Bool { broken.isLeftOut(path) }

    /// Whether one of these parts is not as it was meant.
    func isBroken(_ paths: SchemaPath...) -> Bool { paths.contains { broken.contain($0) } }

    /// Whether a key attribute of a model is not as it was meant: its template, an attribute in it,
    /// or the attribute itself.
    func isBroken(key name: String, of model: Model) -> Bool {
        let path = SchemaPath.model(model.name)
        if isBroken(path.appending("keys", name)) { return true }
        let attributes = model.key(named: name)?.variables ?? [name]
        return attributes.contains { isBroken(path.appending("attributes", $0)) }
    }

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
        MissingNames.run(on: self, into: &report)
        report.breakFaultyParts()
        for check in Self.checksOfReadable { check.run(on: self, into: &report) }
        return report.diagnostics.sortedByLocation()
    }

    /// The checks of what was read: all but ``MissingNames``, without which no schema is read.
    ///
    /// Each passes over parts that are broken.
    static var checksOfReadable: [any SchemaCheck.Type] {
        [
            ConstantValues.self, KeyRequirements.self, KeySeparators.self, FullKeyCollisions.self,
            TemplateCollisions.self, SortPadding.self, IndexReach.self, IndexKeyTypes.self,
            IndexLimits.self, CollectionKeys.self, QueryKeys.self, References.self,
            DerivedAttributes.self, SoleAttributes.self, SwiftNames.self,
        ]
    }
}
