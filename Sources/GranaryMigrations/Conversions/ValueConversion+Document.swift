internal import GranaryItems
internal import GranarySchema

extension ValueConversion {
    /// The conversions that are a word alone.
    static let words: [String: ValueConversion] = [
        "stringToNumber": .stringToNumber, "numberToString": .numberToString,
        "stringToBoolean": .stringToBoolean, "booleanToString": .booleanToString,
        "numberToBoolean": .numberToBoolean, "booleanToNumber": .booleanToNumber,
        "dateToSeconds": .dateToSeconds, "toList": .toList, "listToValue": .listToValue,
        "listToSet": .listToSet, "setToList": .setToList, "trim": .trim,
        "lowercase": .lowercase, "uppercase": .uppercase,
    ]

    /// The conversions that are a map with one of these words.
    static let mapWords = ["date", "secondsToDate", "map", "multiply", "divide", "split", "join"]

    /// The conversion as it is written.
    var node: SchemaNode {
        func map(_ key: String, _ value: SchemaNode) -> SchemaNode {
            .map([SchemaNode.Entry(key, value)])
        }
        return switch self {
        case .date(let precision): map("date", .text(precision.rawValue))
        case .secondsToDate(let precision): map("secondsToDate", .text(precision.rawValue))
        case .map(let table): map("map", SchemaNode(texts: table))
        case .multiply(let factor): map("multiply", .plain(factor.description))
        case .divide(let divisor): map("divide", .plain(divisor.description))
        case .split(let separator): map("split", .text(separator))
        case .join(let separator): map("join", .text(separator))
        default: .text(summary)
        }
    }

    /// Reads a conversion that must be there.
    init?(_ key: String, in fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        guard let node = fields[key] else {
            decoder.missing(key, in: fields, "say how, such as \(key): stringToNumber")
            return nil
        }
        let path = fields.path.appending(key)
        guard case .map = node.content else {
            guard let word = decoder.text(node, at: path, key) else { return nil }
            guard let conversion = Self.words[word] else {
                let known = Self.words.keys.sorted() + Self.mapWords
                decoder.fail(
                    path, at: node.location, "\(word.shortened) is no conversion",
                    known.didYouMean(word) ?? "it is one of \(known.joined(separator: ", "))")
                return nil
            }
            self = conversion
            return
        }
        let inner = decoder.fields(node, at: path, "a conversion", known: Self.mapWords)
        guard let entry = inner.entries.first, inner.entries.count == 1 else {
            decoder.fail(
                path, at: node.location, "a conversion is one thing",
                "write one of \(Self.mapWords.joined(separator: ", "))")
            return nil
        }
        guard let conversion = Self.conversion(entry.key, in: inner, &decoder) else { return nil }
        self = conversion
    }

    private static func conversion(
        _ word: String, in fields: SchemaFields, _ decoder: inout SchemaDecoder
    ) -> ValueConversion? {
        switch word {
        case "date": return decoder.word(word, in: fields).map { .date($0) }
        case "secondsToDate": return decoder.word(word, in: fields).map { .secondsToDate($0) }
        case "map": return decoder.textTable(word, in: fields, "").map { .map($0) }
        case "multiply", "divide":
            guard let number = decoder.number(word, in: fields) else { return nil }
            guard number != .zero else {
                decoder.fail(
                    fields.path.appending(word), at: fields.location(of: word),
                    "\(word) by zero cannot be undone, and loses everything")
                return nil
            }
            return word == "multiply" ? .multiply(number) : .divide(number)
        case "split", "join":
            guard let separator = decoder.text(word, in: fields), !separator.isEmpty else {
                return nil
            }
            return word == "split" ? .split(separator) : .join(separator)
        default: return nil
        }
    }
}
