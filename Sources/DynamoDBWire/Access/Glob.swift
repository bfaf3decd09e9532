/// A pattern of IAM's: `*` is any text, `?` any one character.
struct Glob: Sendable, Hashable {
    /// The longest pattern that is read, in bytes.
    static let limit = 1_024

    private let pattern: [UInt8]

    init(_ pattern: String) { self.pattern = Array(pattern.utf8) }

    /// Whether `text` matches as a whole.
    ///
    /// - Complexity: O(*n* *m*) at worst, without recursion: a star goes back to itself alone.
    func matches(_ text: String) -> Bool {
        let text = Array(text.utf8)
        var (place, position) = (0, 0)
        var star: Int?
        var resumed = 0
        while position < text.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                star = place
                resumed = position
                place += 1
            } else if place < pattern.count,
                pattern[place] == UInt8(ascii: "?") || pattern[place] == text[position]
            {
                place += 1
                position += 1
            } else if let back = star {
                place = back + 1
                resumed += 1
                position = resumed
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
