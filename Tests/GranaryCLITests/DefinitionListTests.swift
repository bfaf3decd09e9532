import Testing

@testable import GranaryCLI

/// Long text is wrapped and never lost, whatever the width of the terminal.
@Suite struct DefinitionListTests {
    @Test func wrapping() {
        #expect(DefinitionList.wrap("one two three", to: 7) == ["one two", "three"])
        #expect(DefinitionList.wrap("one two three", to: 6) == ["one", "two", "three"])
        #expect(
            DefinitionList.wrap("incomprehensible word", to: 8) == ["incomprehensible", "word"])
        #expect(DefinitionList.wrap("東京 大阪", to: 5) == ["東京", "大阪"])
        #expect(DefinitionList.wrap("", to: 5) == [])
    }

    @Test func lines() {
        let entries = [
            DefinitionList.Entry("a", "first", "", "second"),
            DefinitionList.Entry("long", "third"), DefinitionList.Entry("bare"),
        ]
        #expect(
            DefinitionList.lines("terms", entries, width: 80) == [
                "", "terms", "─────", "a     first", "      second", "long  third", "bare",
            ])
        #expect(DefinitionList.lines("terms", [], width: 80) == [])
    }

    /// A term that is too long stands on a line of its own.
    @Test func longTerm() {
        let entry = DefinitionList.Entry("a_very_long_attribute_name", "string")
        #expect(
            DefinitionList.lines([entry], width: 30) == [
                "a_very_long_attribute_name", "              string",
            ])
    }
}
