internal import AuxeiraSchema
internal import GranaryEntities

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Makes Auxeira's entities of real companies; the example of how to write an importer.
///
/// Three steps: a `Decodable` struct says what a line has (`Company`), a table says what becomes of
/// each field (``mappings``), and this type joins them. The schema judges the result when it is put.
///
/// ```swift
/// let importer = CompanyImporter()
/// for line in lines {
///     let company = try importer.company(fromLine: line)
///     try await store.put(company.profile)
/// }
/// ```
public struct CompanyImporter: Sendable {
    /// When the profiles are made.
    public var importedAt: Date

    /// Creates an importer.
    public init(importedAt: Date = .now) { self.importedAt = importedAt }

    /// What becomes of one line of JSON.
    ///
    /// - Throws: ``CompanyImportError``.
    public func company(fromLine line: String) throws(CompanyImportError) -> ImportedCompany {
        let company: Company
        do {
            company = try JSONDecoder().decode(Company.self, from: Data(line.utf8))
        } catch {
            throw .notACompany(
                reason: (error as? DecodingError)?.reason(in: line) ?? "it cannot be read")
        }
        guard (1...200).contains(company.name.unicodeScalars.count) else {
            throw .unusableName(id: company.id)
        }
        let id = "yc-\(company.id)"
        var imported = ImportedCompany(
            profile: StartupProfile(
                startupID: id, companyName: company.name, createdAt: importedAt))
        if let seconds = company.launchedAt, (0...253_402_300_799).contains(seconds) {
            imported.launch = StartupActivity(
                startupID: id, timestamp: Date(timeIntervalSince1970: Double(seconds)),
                activityType: "launched", description: "\(company.name) was launched.",
                activityCategory: .other)
        }
        for mapping in Self.mappings { mapping.fill(company, &imported) }
        return imported
    }
}

extension CompanyImporter {
    /// The text, unless there is none or it says that nothing is known.
    static func known(_ text: String?) -> String? {
        text.flatMap { ["", "Unspecified"].contains($0) ? nil : $0 }
    }

    /// The address when it is one of the web, with a host.
    static func webAddress(_ text: String) -> String? {
        guard let url = URL(string: text), let scheme = url.scheme, let host = url.host(),
            ["http", "https"].contains(scheme.lowercased()), !host.isEmpty
        else { return nil }
        return text
    }

    /// The place when there is exactly one; "Remote" is none.
    static func onlyPlace(_ text: String) -> String? {
        let places = text.split(separator: "; ").filter { $0 != "Remote" }
        return places.count == 1 ? places.first.map(String.init) : nil
    }
}
