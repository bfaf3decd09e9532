internal import GranaryItems
internal import GranarySchema

/// Writes nodes as YAML: maps in blocks, and in braces what fits on a line.
struct YAMLWriter {
    /// How wide a line may be before a map or list in it becomes a block.
    static let width = 100

    var text = ""

    /// Writes the entries of the top level, with an empty line before each section.
    ///
    /// The maps in the first `levels` of a section stay blocks.
    mutating func writeTopLevel(
        _ entries: [SchemaNode.Entry], sections: Set<String>, levels: Int = 1
    ) {
        for entry in entries {
            let isSection = sections.contains(entry.key)
            if isSection { text += "\n" }
            write(entry, indentation: 0, levels: isSection ? levels : 0)
        }
    }

    /// Writes an entry; maps that are not more than `levels` deep in it stay blocks.
    mutating func write(_ entry: SchemaNode.Entry, indentation: Int, levels: Int) {
        let spaces = String(repeating: " ", count: indentation)
        let front = spaces + Self.scalar(entry.key, inFlow: false) + ":"
        if case .map(let entries) = entry.value.content, !entries.isEmpty {
            let line = front + " " + Self.flow(entry.value)
            if levels == 0, line.count <= Self.width {
                text += line + "\n"
            } else {
                text += front + "\n"
                for inner in entries {
                    write(inner, indentation: indentation + 2, levels: max(0, levels - 1))
                }
            }
            return
        }
        if case .list(let elements) = entry.value.content {
            let line = front + " " + Self.flow(entry.value)
            if line.count > Self.width, !elements.isEmpty {
                text += front + "\n"
                for element in elements { text += "\(spaces)  - \(Self.flow(element))\n" }
                return
            }
        }
        text += front + " " + Self.line(entry.value) + "\n"
    }

    private static func line(_ node: SchemaNode) -> String {
        guard case .scalar(let text, isQuoted: true) = node.content else { return flow(node) }
        return scalar(text, inFlow: false)
    }

    /// A node on one line.
    static func flow(_ node: SchemaNode) -> String {
        switch node.content {
        case .scalar(let text, let isQuoted): return isQuoted ? scalar(text, inFlow: true) : text
        case .list(let elements): return "[" + elements.map(flow).joined(separator: ", ") + "]"
        case .map(let entries):
            if entries.isEmpty { return "{}" }
            let members = entries.map { "\(scalar($0.key, inFlow: true)): \(flow($0.value))" }
            return "{ " + members.joined(separator: ", ") + " }"
        }
    }
}

extension YAMLWriter {
    /// A text, in quotes when it could be read as something else.
    private static func scalar(_ text: String, inFlow: Bool) -> String {
        isPlain(text, inFlow: inFlow) ? text : quoted(text)
    }

    /// A text in quotes as in JSON, and with what YAML does not take as it is escaped too.
    private static func quoted(_ text: String) -> String {
        var result = ""
        for scalar in JSONValue.string(text).text.unicodeScalars {
            switch scalar.value {
            case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether a text is itself without quotes, for every reader of YAML 1.1 or 1.2.
    private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
        if SchemaVersion(text) != nil { return true }
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        guard isLetter(first) || first == UInt8(ascii: "_"), last != 0x20,
            last != UInt8(ascii: ":"), !words.contains(text.lowercased())
        else { return false }
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case ..<0x20, 0x7F...: return false
            case UInt8(ascii: "#") where previous == 0x20: return false
            case 0x20 where previous == UInt8(ascii: ":"): return false
            case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
                UInt8(ascii: "}"), UInt8(ascii: ":"), UInt8(ascii: "?"):
                if inFlow { return false }
            default: break
            }
            previous = byte
        }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// What some readers take for a Boolean, nothing or a number.
    private static let words: Set<String> = [
        "true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity",
    ]
}
