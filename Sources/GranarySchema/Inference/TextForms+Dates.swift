extension TextForms {
    /// The forms of date that a text has.
    static func date(_ text: Span<UInt8>) -> TextForms {
        guard text.count >= 10, isDigit(text[0]), text[4] == UInt8(ascii: "-") else { return [] }
        if DateText.isDate(text, .millisecond) { return [.millisecondDate, .anyDate] }
        if DateText.isDate(text, .second) { return [.secondDate, .anyDate] }
        if DateText.isDate(text, .day) { return [.dayDate, .anyDate] }
        return StoredTime.milliseconds(of: text) == nil ? [] : .anyDate
    }
}
