/// The patterns of the formats that are looked for, each made when it is first needed.
enum FormatPatterns {
    static let country = try? Pattern(ValueFormat.country.pattern)
    static let currency = try? Pattern(ValueFormat.currency.pattern)
    static let ulid = try? Pattern(ValueFormat.ulid.pattern)
    static let uuid = try? Pattern(ValueFormat.uuid.pattern)
    static let url = try? Pattern(ValueFormat.url.pattern)
    static let email = try? Pattern(ValueFormat.email.pattern)
    static let ipv6 = try? Pattern(ValueFormat.ipv6.pattern)
    static let ipv4 = try? Pattern(ValueFormat.ipv4.pattern)
    static let phone = try? Pattern(ValueFormat.phone.pattern)
}
