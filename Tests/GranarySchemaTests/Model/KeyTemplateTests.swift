import GranarySchema
import Testing

/// A key template decides where an item is: what it says must be what it is read as.
@Suite struct KeyTemplateTests {
    @Test(
        "A template is its text",
        arguments: [
            "PROFILE", "STARTUP#${startup_id}", "${a}#${b}", "DNA#${version:6:0}#${id}",
            "$5#${a}#}",
            "${n:64:x}",
        ])
    func roundTrip(text: String) throws {
        #expect(try KeyTemplate(attribute: "PK", text: text).text == text)
    }

    @Test("Literals, variables and padding are told apart")
    func parts() throws {
        let template = try KeyTemplate(attribute: "SK", text: "V#${n:6:0}#${id}${id}")
        #expect(
            template.parts == [
                .literal("V#"), .variable("n", padding: .init(width: 6, character: "0")),
                .literal("#"), .variable("id", padding: nil), .variable("id", padding: nil),
            ])
        #expect(template.variables == ["n", "id"])
        #expect(template.prefix == "V#")
    }

    @Test(
        "What is no template is refused",
        arguments: [
            ("", KeyTemplateError.empty), ("A#${", .unclosedVariable), ("A#${}", .namelessVariable),
            ("${n:0:0}", .badPadding("n:0:0")), ("${n:65:0}", .badPadding("n:65:0")),
            ("${n:6}", .badPadding("n:6")), ("${n:6:}", .badPadding("n:6:")),
            ("${n:6:00}", .badPadding("n:6:00")), ("${n:6:é}", .badPadding("n:6:é")),
        ])
    func refusal(text: String, error: KeyTemplateError) {
        #expect(throws: error) { try KeyTemplate(attribute: "PK", text: text) }
    }
}
