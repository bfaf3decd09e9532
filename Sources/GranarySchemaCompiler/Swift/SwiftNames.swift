internal import GranarySchema

/// Makes Swift names of stored ones: `startup_id` is written `startupID`.
///
/// Words end at anything that is no letter or digit, and where a capital follows a small letter.
/// A name that Swift has taken gets backticks, one that the runtime has taken the word `Value`.
enum SwiftNames {
    /// Words that are written in capitals, unless they come first in the name of a property.
    static let acronyms: Set<String> = [
        "ai", "api", "dna", "http", "id", "ip", "sdg", "sse", "url", "uuid",
    ]

    /// The name of a property, parameter or function: `startupID`.
    static func property(_ stored: String) -> String {
        let name = lowerCamel(stored, emptyAs: "value")
        return taken.contains(name) ? name + "Value" : name
    }

    /// The name of a type: `ActivityCategory`.
    static func type(_ stored: String) -> String {
        let name = words(stored).map { capitalized($0, among: stored) }.joined()
        let usable = startingLikeAName(name.isEmpty ? "Value" : name)
        return SwiftWords.free(usable, suffix: "Value")
    }

    /// The name of a type of the elements of a list: `Permission`, of `permissions`.
    static func elementType(_ stored: String) -> String {
        var words = words(stored)
        if let last = words.popLast() { words.append(singular(last)) }
        return type(words.joined(separator: "_"))
    }

    /// The name of an enumeration's case: `preSeed`, of `Pre-Seed`.
    static func enumCase(_ stored: String) -> String {
        let name = lowerCamel(spelled(stored), emptyAs: "value")
        return takenCases.contains(name) ? name + "Value" : name
    }

    /// The name, in backticks where Swift asks for them.
    static func quoted(_ name: String) -> String {
        SwiftWords.keywords.contains(name) ? "`\(name)`" : name
    }

    private static func lowerCamel(_ stored: String, emptyAs empty: String) -> String {
        let words = words(stored)
        guard let first = words.first else { return empty }
        let rest = words.dropFirst().map { capitalized($0, among: stored) }
        return startingLikeAName(([lowercased(first)] + rest).joined())
    }

    /// A first word: all small when it is an acronym, else small at the beginning.
    private static func lowercased(_ word: String) -> String {
        let isAcronym = !word.contains { $0.isLowercase }
        return isAcronym ? word.lowercased() : word.prefix(1).lowercased() + word.dropFirst()
    }

    /// A word as it stands after the first, or in the name of a type.
    private static func capitalized(_ word: String, among name: String) -> String {
        let small = word.lowercased()
        if acronyms.contains(small) { return word.uppercased() }
        if small.hasSuffix("s"), acronyms.contains(String(small.dropLast())) {
            return small.dropLast().uppercased() + "s"
        }
        // A name that is all capitals is shouted; in others a word in capitals is an acronym.
        let isShouted = !name.contains { $0.isLowercase }
        let rest = isShouted ? word.dropFirst().lowercased() : String(word.dropFirst())
        return word.prefix(1).uppercased() + rest
    }

    /// The words of a name, as they are written.
    static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        let characters = Array(name)
        for (index, character) in characters.enumerated() {
            guard isNameCharacter(character) else {
                if !word.isEmpty { words.append(word) }
                word = ""
                continue
            }
            if character.isUppercase, let last = word.last {
                let isBeforeSmall =
                    index + 1 < characters.count && characters[index + 1].isLowercase
                if last.isLowercase || (last.isUppercase && isBeforeSmall) {
                    words.append(word)
                    word = ""
                }
            }
            word.append(character)
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func isNameCharacter(_ character: Character) -> Bool {
        if character.isASCII { return character.isLetter || character.isNumber }
        return character.isLetter && character.unicodeScalars.count == 1
    }

    private static func startingLikeAName(_ name: String) -> String {
        name.first?.isNumber == true ? "_" + name : name
    }

    /// The value with signs as words, so that `C` and `C+` have two names.
    private static func spelled(_ value: String) -> String {
        var text = ""
        for character in value {
            switch character {
            case "+": text += " Plus "
            case "&": text += " And "
            case "%": text += " Percent "
            case "<": text += " Less "
            case ">": text += " Greater "
            case "=": text += " Equal "
            default: text.append(character)
            }
        }
        return text
    }

    private static func singular(_ word: String) -> String {
        if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
        for ending in ["sses", "shes", "ches", "xes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        let isPlural = word.hasSuffix("s") && !["ss", "us", "is"].contains { word.hasSuffix($0) }
        return isPlural && word.count > 2 ? String(word.dropLast()) : word
    }
}
