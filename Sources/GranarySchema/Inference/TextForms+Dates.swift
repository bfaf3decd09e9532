extension TextForms {
    /// The forms of date that a text has.
    static func date(_ text: Span<UInt8>) -> TextForms {
        guard text.count >= 10, hasDigits("####-##-##", text, from: 0),
            isIn(1...12, text, at: 5), isIn(1...lastDay(text), text, at: 8)
        else { return [] }
        if text.count == 10 { return [.dayDate, .anyDate] }
        guard text.count >= 19, text[10] == UInt8(ascii: "T") || text[10] == 0x20,
            hasDigits("##:##:##", text, from: 11), isIn(0...23, text, at: 11),
            isIn(0...59, text, at: 14), isIn(0...59, text, at: 17)
        else { return [] }
        let isStored = text[10] == UInt8(ascii: "T") && text[text.count &- 1] == UInt8(ascii: "Z")
        if isStored, text.count == 20 { return [.secondDate, .anyDate] }
        if isStored, text.count == 24, hasDigits(".###", text, from: 19) {
            return [.millisecondDate, .anyDate]
        }
        for index in 19..<text.count {
            switch text[index] {
            case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ":"),
                UInt8(ascii: "Z"):
                continue
            case let byte where isDigit(byte): continue
            default: return []
            }
        }
        return .anyDate
    }

    /// Whether `text` has digits where `form` has `#`, and the bytes of `form` elsewhere.
    private static func hasDigits(
        _ form: StaticString, _ text: Span<UInt8>, from start: Int
    ) -> Bool {
        var index = start
        for byte in form.description.utf8 {
            guard index < text.count,
                byte == UInt8(ascii: "#") ? isDigit(text[index]) : text[index] == byte
            else { return false }
            index &+= 1
        }
        return true
    }

    private static func isIn(_ range: ClosedRange<Int>, _ text: Span<UInt8>, at index: Int) -> Bool
    {
        range.contains(number(text, at: index))
    }

    private static func number(_ text: Span<UInt8>, at index: Int) -> Int {
        Int(text[index] &- 0x30) &* 10 &+ Int(text[index &+ 1] &- 0x30)
    }

    /// The last day of the month of a date.
    private static func lastDay(_ text: Span<UInt8>) -> Int {
        switch number(text, at: 5) {
        case 2:
            let (century, year) = (number(text, at: 0), number(text, at: 2))
            return (year == 0 ? century : year) % 4 == 0 ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }
}
