/// A regular expression that a string must match, and the rule that is broken when it does not.
final class StringTest: Sendable {
    let rule: SchemaRule
    let text: String
    /// Absent when the text is no pattern; then nothing matches.
    private let pattern: Pattern?

    private init(_ rule: SchemaRule, _ text: String, pattern: String) {
        self.rule = rule
        self.text = text
        self.pattern = try? Pattern(pattern)
    }

    fileprivate convenience init(_ format: ValueFormat) {
        self.init(.format, format.rawValue, pattern: format.pattern)
    }

    static func tests(of limits: ValueLimits) -> [StringTest] {
        let own = limits.pattern.map { StringTest(.pattern, $0, pattern: $0) }
        let wellKnown = limits.format.map { FormatTests.test(of: $0) }
        return [own, wellKnown].compactMap(\.self)
    }

    @inline(__always)
    func passes(_ text: Span<UInt8>) -> Bool {
        guard let pattern else { return false }
        return pattern.matches(text)
    }
}

/// The tests of formats, each made when it is first needed and kept: a schema has the same few formats
/// in dozens of attributes, and to make their automata is most of what opening a store with it takes.
private enum FormatTests {
    private static let email = StringTest(.email)
    private static let url = StringTest(.url)
    private static let uuid = StringTest(.uuid)
    private static let ulid = StringTest(.ulid)
    private static let ipv4 = StringTest(.ipv4)
    private static let ipv6 = StringTest(.ipv6)
    private static let ip = StringTest(.ip)
    private static let country = StringTest(.country)
    private static let currency = StringTest(.currency)
    private static let language = StringTest(.language)
    private static let phone = StringTest(.phone)
    private static let semver = StringTest(.semver)
    private static let id = StringTest(.id)

    static func test(of format: ValueFormat) -> StringTest {
        switch format {
        case .email: email
        case .url: url
        case .uuid: uuid
        case .ulid: ulid
        case .ipv4: ipv4
        case .ipv6: ipv6
        case .ip: ip
        case .country: country
        case .currency: currency
        case .language: language
        case .phone: phone
        case .semver: semver
        case .id: id
        }
    }
}
