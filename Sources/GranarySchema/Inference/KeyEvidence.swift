internal import GranaryItems

/// What is known of how one key attribute of a model's items is made of their other attributes.
///
/// Each part between separators is compared with the attributes of the first item; those that
/// agree stay candidates as long as they agree with every further item. So the memory taken is that
/// of one item's names.
struct KeyEvidence: Sendable {
    /// The most parts that are looked at.
    private static let maximumPartCount = 16

    /// How many items had the attribute, as a string.
    var count = 0
    /// The parts, while all items have the same number of them.
    var parts: [KeyPartEvidence] = []
    /// Whether they have not, or it was no string.
    var isIrregular = false
    /// Whether it was something else than a string in some item.
    var hasOtherKinds = false
    /// The first part, also of keys that have not all the same number of them.
    var first = KeyPartEvidence(text: "")
    /// Whether every key had a separator in it.
    var isAlwaysSplit = true

    /// Takes note of the key attribute of an item.
    mutating func add(
        _ value: borrowing ValueView, of item: borrowing ItemView, separator: String,
        ignoring ignored: Set<String>
    ) {
        guard let text = value.string() else {
            isIrregular = true
            hasOtherKinds = true
            return
        }
        count &+= 1
        let texts = Self.split(text, separator: separator)
        if count == 1 { first = KeyPartEvidence(text: texts[0]) }
        first.add(texts[0], of: item)
        if texts.count == 1 { isAlwaysSplit = false }
        guard !isIrregular else { return }
        guard count == 1 || texts.count == parts.count, texts.count <= Self.maximumPartCount else {
            isIrregular = true
            parts = []
            return
        }
        for (index, text) in texts.enumerated() {
            if count == 1 {
                var part = KeyPartEvidence(text: text)
                part.findCandidates(in: item, ignoring: ignored)
                parts.append(part)
            } else {
                parts[index].add(text, of: item)
            }
        }
    }

    /// The parts of a key; one when there is no separator.
    static func split(_ text: String, separator: String) -> [String] {
        guard !separator.isEmpty else { return [text] }
        var parts: [String] = []
        var rest = Substring(text)
        while let found = rest.firstRange(of: separator) {
            parts.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        parts.append(String(rest))
        return parts
    }
}
