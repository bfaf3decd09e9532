/// Something wrong with a schema, or unwise in it, and what to do about it.
public struct SchemaDiagnostic: Sendable, Hashable {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable {
        /// The schema cannot be used.
        case error
        /// The schema can be used.
        case warning
    }

    /// How bad it is.
    public var severity: Severity
    /// Where it is written; `nil` when the schema comes from no file.
    public var location: SourceLocation?
    /// The part of the schema it is about.
    public var path: SchemaPath
    /// What is wrong.
    public var message: String
    /// What would be right; empty when the message says it all.
    public var remedy: String

    /// Creates a diagnostic.
    public init(
        _ severity: Severity = .error, location: SourceLocation? = nil, path: SchemaPath,
        message: String, remedy: String = ""
    ) {
        self.severity = severity
        self.location = location
        self.path = path
        self.message = message
        self.remedy = remedy
    }
}

extension SchemaDiagnostic: CustomStringConvertible {
    /// One line in the form of compilers, which editors and SwiftPM make a link of:
    /// `Event.yaml:12:5: error: message; remedy`.
    public var description: String {
        let place = location?.description ?? (path.keys.isEmpty ? "schema" : path.description)
        let advice = remedy.isEmpty ? "" : "; \(remedy)"
        return "\(place): \(severity.rawValue): \(message)\(advice)"
    }
}

extension [SchemaDiagnostic] {
    /// Whether one of them is an error.
    public var hasErrors: Bool { contains { $0.severity == .error } }

    /// The same ones in the order of their places, those without one first.
    package func sortedByLocation() -> [SchemaDiagnostic] {
        let ordered = enumerated().sorted { first, second in
            switch (first.element.location, second.element.location) {
            case (nil, nil): first.offset < second.offset
            case (nil, _): true
            case (_, nil): false
            case (let left?, let right?):
                left == right ? first.offset < second.offset : left < right
            }
        }
        return ordered.map(\.element)
    }
}
