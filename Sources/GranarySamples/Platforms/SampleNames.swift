/// The words that names of people and companies are put together from; none of them is anybody's.
enum SampleNames {
    static let first = [
        "Adaeze", "Amara", "Anika", "Bela", "Chidi", "Dalia", "Dario", "Elif", "Esra", "Farah",
        "Femi", "Greta", "Hana", "Ines", "Ivo", "Jonas", "Kaya", "Kofi", "Lena", "Leila", "Mara",
        "Mateo", "Mika", "Naledi", "Nia", "Noor", "Oskar", "Pia", "Priya", "Rafi", "Rosa", "Sana",
        "Sipho", "Tariq", "Thabo", "Uma", "Vera", "Wanjiru", "Yara", "Zuri",
    ]

    static let last = [
        "Abara", "Adler", "Banda", "Barros", "Castell", "Chandra", "Dahl", "Duarte", "Ekström",
        "Fofana", "Ganz", "Haddad", "Hoven", "Ibsen", "Jallow", "Kamara", "Keller", "Lindqvist",
        "Mbeki", "Moreau", "Nakata", "Ndlela", "Novak", "Okoro", "Oduya", "Petrov", "Quist",
        "Ramos", "Rao", "Sahin", "Silva", "Tembo", "Torvik", "Usman", "Varga", "Wexler", "Yilmaz",
        "Zeller", "Zondi", "Zubair",
    ]

    static let companyStart = [
        "Acre", "Amber", "Anvil", "Arbor", "Atlas", "Birch", "Bright", "Cedar", "Clear", "Cobalt",
        "Coral", "Delta", "Drift", "Dune", "Echo", "Ember", "Fern", "Field", "Flint", "Gale",
        "Harbor", "Hazel", "Indigo", "Iron", "Juniper", "Kite", "Lark", "Lumen", "Maple", "Mesa",
        "Nimbus", "North", "Oak", "Onyx", "Opal", "Orbit", "Pine", "Prairie", "Quartz", "Reef",
        "River", "Sable", "Sage", "Slate", "Sol", "Sparrow", "Summit", "Terra", "Tidal", "Umber",
        "Vale", "Verdant", "Willow", "Zephyr",
    ]

    static let companyEnd = [
        "base", "beam", "bridge", "cart", "cast", "craft", "dock", "flow", "forge", "gate", "grid",
        "hive", "lab", "lane", "layer", "ledger", "lift", "line", "link", "loop", "mark", "mind",
        "nest", "path", "pay", "point", "port", "pulse", "scale", "shift", "span", "stack", "trace",
        "vault", "verse", "wave", "works", "yard",
    ]

    static let firms = [
        "Alder Ridge Capital", "Baobab Seed Partners", "Cinder Peak Ventures", "Copperfield Angels",
        "Driftwood Growth Fund", "Eastgate Impact Fund", "Fernhill Ventures", "Gannet Capital",
        "Halyard Partners", "Kestrel Early Stage", "Lanternfish Ventures", "Moorland Capital",
        "Outrigger Corporate Ventures", "Quillstone Partners", "Savanna Bridge Fund",
        "Tidewater Strategic",
    ]

    /// A place: city, country, ISO code, currency, time zone.
    static let places = [
        Place("Cape Town", "South Africa", "ZA", "ZAR", "Africa/Johannesburg", "en-ZA", "+2721"),
        Place("Nairobi", "Kenya", "KE", "KES", "Africa/Nairobi", "en-KE", "+25420"),
        Place("Lagos", "Nigeria", "NG", "NGN", "Africa/Lagos", "en-NG", "+2341"),
        Place("Berlin", "Germany", "DE", "EUR", "Europe/Berlin", "de", "+4930"),
        Place("Lisbon", "Portugal", "PT", "EUR", "Europe/Lisbon", "pt-PT", "+35121"),
        Place("London", "United Kingdom", "GB", "GBP", "Europe/London", "en-GB", "+4420"),
        Place("Austin", "United States", "US", "USD", "America/Chicago", "en-US", "+1512"),
        Place("Toronto", "Canada", "CA", "CAD", "America/Toronto", "en-CA", "+1416"),
        Place("São Paulo", "Brazil", "BR", "BRL", "America/Sao_Paulo", "pt-BR", "+5511"),
        Place("Bengaluru", "India", "IN", "INR", "Asia/Kolkata", "en-IN", "+9180"),
        Place("Singapore", "Singapore", "SG", "SGD", "Asia/Singapore", "en-SG", "+65"),
        Place("Accra", "Ghana", "GH", "GHS", "Africa/Accra", "en-GH", "+23330"),
    ]

    /// The part of an address or name that is the same in every alphabet.
    static func plain(_ name: String) -> String {
        String(name.lowercased().map { $0 == "ö" ? "o" : $0 }.filter { $0.isASCII && $0.isLetter })
    }
}

/// A place where people of a sample are.
struct Place: Sendable {
    let city: String
    let country: String
    let countryCode: String
    let currency: String
    let timeZone: String
    let language: String
    let phonePrefix: String

    init(
        _ city: String, _ country: String, _ countryCode: String, _ currency: String,
        _ timeZone: String, _ language: String, _ phonePrefix: String
    ) {
        self.city = city
        self.country = country
        self.countryCode = countryCode
        self.currency = currency
        self.timeZone = timeZone
        self.language = language
        self.phonePrefix = phonePrefix
    }
}

/// What a visitor's browser says of itself.
enum SampleDevices {
    static let all = [
        (kind: "desktop", browser: "Firefox 144", system: "Ubuntu 24.04"),
        (kind: "desktop", browser: "Chrome 141", system: "Windows 11"),
        (kind: "desktop", browser: "Safari 26", system: "macOS 26"),
        (kind: "mobile", browser: "Chrome 141", system: "Android 16"),
        (kind: "mobile", browser: "Safari 26", system: "iOS 26"),
        (kind: "tablet", browser: "Safari 26", system: "iPadOS 26"),
    ]
}

extension SampleRandom {
    /// An address of the blocks that are set aside for documentation (RFC 5737).
    mutating func documentationAddress() -> String {
        "\(element(of: ["192.0.2", "198.51.100", "203.0.113"])).\(int(in: 1...254))"
    }

    /// A telephone number behind a place's prefix, 11 to 13 digits in all.
    mutating func phone(in place: Place) -> String {
        "\(place.phonePrefix)555\(int(in: 1000...9999))"
    }
}
