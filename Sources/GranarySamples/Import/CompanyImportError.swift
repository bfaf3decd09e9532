/// Why a line is no company.
public enum CompanyImportError: Error, Sendable, Hashable {
    /// It is not the JSON of a company: what is wrong with it, in a few words.
    case notACompany(reason: String)
    /// It has an empty name, or one of more than 200 characters.
    case unusableName(id: Int)
}

extension CompanyImportError: CustomStringConvertible {
    /// What is wrong, in a line.
    public var description: String {
        switch self {
        case .notACompany(let reason): "the line is no company: \(reason)"
        case .unusableName(let id): "company \(id) has no name of 1 to 200 characters"
        }
    }
}
