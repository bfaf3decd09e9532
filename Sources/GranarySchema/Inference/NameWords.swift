/// The words of a name, whatever its style: `startup_id`, `startupID`, `STARTUP-ID`.
enum NameWords {
    /// The words in lower case.
    static func split(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for character in name.unicodeScalars {
            let isUpper = character.properties.isUppercase
            let isPart = character.properties.isAlphabetic || ("0"..."9").contains(character)
            if !isPart || isUpper && wasLower {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if isPart { word += character.properties.lowercaseMapping }
            wasLower = isPart && !isUpper
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// The words joined as the name of a type: `StartupID` becomes `StartupId`; empty for none.
    static func upperCamelCase(_ words: [String]) -> String {
        words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// Whether a name can be a model's: a capital letter, then letters and digits of ASCII.
    static func isTypeName(_ name: String) -> Bool {
        let bytes = name.utf8Span.span
        guard let first = name.utf8.first, TextForms.isCapital(first), bytes.count <= 64 else {
            return false
        }
        return TextForms.all(bytes) { TextForms.isLetter($0) || TextForms.isDigit($0) }
    }
}
