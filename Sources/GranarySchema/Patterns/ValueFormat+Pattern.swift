extension ValueFormat {
    /// The regular expression of the format, as ``Pattern`` reads it.
    ///
    /// One form for those who check values, and for those who export them to JSON Schema.
    public var pattern: String {
        switch self {
        case .email: Self.emailPattern
        case .url: Self.urlPattern
        case .uuid: "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
        case .ulid: "[0-7][0-9A-HJKMNP-TV-Z]{25}"
        case .ipv4: Self.ipv4Pattern
        case .ipv6: Self.ipv6Pattern
        case .ip: "\(Self.ipv4Pattern)|\(Self.ipv6Pattern)"
        case .country: Self.alternatives(CountryCodes.all)
        case .currency: Self.alternatives(CurrencyCodes.all)
        case .language: Self.languagePattern
        case .phone: "\\+[1-9][0-9]{6,14}"
        case .semver: Self.semverPattern
        case .id: "[A-Za-z0-9._:@+\\-]+"
        }
    }

    /// How the letters of the format are written, when that is what is wrong with a text.
    ///
    /// An id has one spelling, since two would be two keys. `nil` when something else is wrong.
    func spelling(of text: String) -> String? {
        switch self {
        case .uuid: text.contains(where: \.isUppercase) ? "in small letters" : nil
        case .ulid: text.contains(where: \.isLowercase) ? "in capitals" : nil
        default: nil
        }
    }

    private static func alternatives(_ codes: String) -> String {
        codes.split(separator: " ").joined(separator: "|")
    }

    /// A label of a domain's name, also one that is not ASCII (RFC 1123, RFC 5890).
    private static let label =
        "[A-Za-z0-9\\u0080-\\u{10FFFF}]([A-Za-z0-9\\u0080-\\u{10FFFF}\\-]*"
        + "[A-Za-z0-9\\u0080-\\u{10FFFF}])?"

    /// Atoms with dots between them (RFC 5322, 3.2.3, without comments and quotes), and a domain
    /// whose last label is not a number.
    private static let emailPattern: String = {
        let atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u0080-\\u{10FFFF}\\-]+"
        let last =
            "[A-Za-z\\u0080-\\u{10FFFF}]([A-Za-z0-9\\u0080-\\u{10FFFF}\\-]*"
            + "[A-Za-z0-9\\u0080-\\u{10FFFF}])?"
        return "\(atom)(\\.\(atom))*@(\(label)\\.)+\(last)"
    }()

    /// A scheme, a host by name or in brackets, a port, and anything without spaces (RFC 3986).
    private static let urlPattern =
        "[Hh][Tt][Tt][Pp][Ss]?://([A-Za-z0-9._~!$&'()*+,;=:%\\-]+@)?"
        + "(\(label)(\\.\(label))*\\.?|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?"
        + "([/?#][^\\x00-\\x20\"<>\\\\^`{|}\\x7F]*)?"

    private static let octet = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
    private static let ipv4Pattern = "\(octet)(\\.\(octet)){3}"

    /// Eight groups, of which one run may be left out, and the last two may be written as IPv4.
    private static let ipv6Pattern: String = {
        let group = "[0-9A-Fa-f]{1,4}"
        let tail = "(\(group):\(group)|\(ipv4Pattern))"
        var forms = ["(\(group):){6}\(tail)", "::(\(group):){0,5}\(tail)", "::(\(group))?"]
        for before in 1...7 {
            let head = "(\(group):){\(before - 1)}\(group)::"
            forms.append(before <= 6 ? "\(head)(\(group))?" : head)
            if before <= 5 { forms.append("\(head)(\(group):){0,\(5 - before)}\(tail)") }
        }
        return forms.joined(separator: "|")
    }()

    /// RFC 5646, 2.1, without what was registered before it.
    private static let languagePattern =
        "([A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})(-[A-Za-z]{4})?"
        + "(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
        + "(-[0-9A-WYZa-wyz](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?"

    /// Semantic Versioning 2.0.0, items 2, 9 and 10.
    private static let semverPattern: String = {
        let number = "(0|[1-9][0-9]*)"
        let identifier = "(\(number)|[0-9]*[A-Za-z\\-][0-9A-Za-z\\-]*)"
        return "\(number)\\.\(number)\\.\(number)(-\(identifier)(\\.\(identifier))*)?"
            + "(\\+[0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*)?"
    }()
}
