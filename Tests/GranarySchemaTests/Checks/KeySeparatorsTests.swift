import Testing

/// Without an end to each part of a key, two items can have one key.
struct KeySeparatorsTests {
    private func messages(_ sk: String, _ shape: String, separator: String = "#") -> [String] {
        var schema = CheckedSchema(models: [
            CheckedSchema.model("A", sk: sk, "\"part\":{\(shape),\"required\":true}")
        ])
        schema.separator = separator
        return schema.messages
    }

    @Test("A text that may hold the separator is refused before another part")
    func free() {
        #expect(
            messages("${part}#${id}", #""type":"string""#) == [
                ##"A.keys.SK: error: part can hold "#", which ends it in ${part}#${id}; "##
                    + ##"give part format: id, or an enum or pattern without "#""##
            ])
        #expect(messages("${id}#${part}", #""type":"string""#) == [])
        #expect(messages("${part}#END", #""type":"string""#) == [])
    }

    @Test(
        "What cannot hold the separator may come before another part",
        arguments: [
            #""type":"string","format":"id""#, #""type":"string","format":"ipv6""#,
            #""type":"string","pattern":"[a-z]+""#, #""type":"string","enum":["a","b"]"#,
            #""type":"date""#, #""type":"date","precision":"day""#,
            #""type":"int","min":0,"max":9999"#, #""type":"int""#, #""type":"number""#,
        ])
    func bounded(shape: String) {
        let padded = shape.contains("max") ? "${part:4:0}" : "${part}"
        #expect(messages("\(padded)#${id}", shape).filter { $0.contains("error") } == [])
    }

    @Test(
        "What may hold it is found out from formats, patterns and enums",
        arguments: [
            #""type":"string","format":"email""#, #""type":"string","format":"url""#,
            #""type":"string","pattern":"[^a]+""#, #""type":"string","enum":["a","b#c"]"#,
        ])
    func unbounded(shape: String) {
        #expect(messages("${part}#${id}", shape).count == 1)
    }

    @Test("A separator of one's own is the one that counts")
    func ownSeparator() {
        #expect(
            messages("${part}:${id}", #""type":"string","format":"id""#, separator: ":").count == 1)
        #expect(
            messages("${part}|${id}", #""type":"string","enum":["a","b|"]"#, separator: "|").count
                == 1)
        #expect(messages("${part}/${id}", #""type":"string","format":"id""#) == [])
        #expect(messages("${part}-${id}", #""type":"string","format":"id""#).count == 1)
    }

    @Test("Parts side by side are told apart by their length alone")
    func adjacent() {
        #expect(
            messages("${part}${id}", #""type":"string","format":"id""#) == [
                "A.keys.SK: error: nothing stands between ${part} and what follows; "
                    + ##"put "#" between them"##
            ])
        #expect(messages("${part}${id}", #""type":"string","format":"ulid""#) == [])
        #expect(messages("${part:4:0}${id}", #""type":"int","min":0,"max":9999"#) == [])
        #expect(messages("${part:4:0}${id}", #""type":"int","min":0,"max":10000"#).count == 2)
    }
}
