/// What is known of the texts of one attribute, in a bounded number of bytes.
struct TextEvidence: Sendable {
    /// The most different texts that are kept apart.
    static let maximumDistinctCount = 16
    /// The most bytes of a text that is kept.
    private static let maximumByteCount = 64

    /// How many texts there were that are not empty.
    var count = 0
    /// The forms that all of them have.
    var forms: TextForms = []
    /// The different texts, in the order they were first seen; empty once there are too many.
    var distinct: [String] = []
    /// Whether there were too many different ones, or too long ones, to keep.
    var isOpen = false

    /// Takes note of a text; the empty one says nothing.
    mutating func add(_ text: String) {
        guard !text.isEmpty else { return }
        if count == 0 {
            forms = TextForms(of: text.utf8Span.span)
        } else if !forms.isEmpty {
            forms.formIntersection(TextForms(of: text.utf8Span.span))
        }
        count &+= 1
        remember(text)
    }

    mutating func remember(_ text: String) {
        guard !isOpen, !distinct.contains(text) else { return }
        if distinct.count == Self.maximumDistinctCount || text.utf8.count > Self.maximumByteCount {
            isOpen = true
            distinct = []
        } else {
            distinct.append(text)
        }
    }

    /// The cases, when the texts look like those of an enumeration: few, each seen often.
    var cases: [String]? {
        guard !isOpen, forms.contains(.word), distinct.count >= 2, distinct.count <= 12,
            count >= 20, distinct.count &* 5 <= count
        else { return nil }
        return distinct.sorted()
    }

    /// The precision of the dates, when all texts are dates as they are stored.
    var datePrecision: DatePrecision? {
        if forms.contains(.millisecondDate) { return .millisecond }
        if forms.contains(.secondDate) { return .second }
        return forms.contains(.dayDate) ? .day : nil
    }

    /// The form all texts have, most telling first; `name` decides where bytes do not.
    func format(named name: String) -> ValueFormat? {
        if forms.contains(.email) { return .email }
        if forms.contains(.url) { return .url }
        if forms.contains(.uuid) { return .uuid }
        if forms.contains(.ulid) { return .ulid }
        if forms.contains(.ipv4) { return .ipv4 }
        if forms.contains(.ipv6) { return .ipv6 }
        if forms.contains(.phone) { return .phone }
        let words = NameWords.split(name)
        if forms.contains(.country), words.contains("country") { return .country }
        if forms.contains(.currency), words.contains("currency") { return .currency }
        return nil
    }
}
