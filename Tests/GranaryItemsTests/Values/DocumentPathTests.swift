import Testing

@testable import GranaryItems

/// Paths appear in error texts as the user wrote them.
@Suite("Document path")
struct DocumentPathTests {
    @Test("Names that only look alike are different")
    func comparesBytes() {
        #expect(DocumentPath("\u{E9}") != DocumentPath("e\u{301}"))
        #expect(DocumentPath("a", [.name("\u{E9}")]) != DocumentPath("a", [.name("e\u{301}")]))
        #expect(Set([DocumentPath("\u{E9}"), DocumentPath("e\u{301}")]).count == 2)
    }

    @Test("Prints as an expression writes it")
    func prints() {
        #expect(DocumentPath("a").description == "a")
        #expect(DocumentPath("a", [.name("b"), .index(3), .name("c")]).description == "a.b[3].c")
    }

    @Test("Leads to the value, or nowhere")
    func leads() {
        let item: Item = ["a": ["b": [10, 20, ["c": "deep"]]], "s": .stringSet(["x"])]
        #expect(item.value(at: DocumentPath("a", [.name("b"), .index(1)])) == 20)
        let deep = DocumentPath("a", [.name("b"), .index(2), .name("c")])
        #expect(item.value(at: deep) == "deep")
        let nowhere = [
            DocumentPath("x"), DocumentPath("a", [.index(0)]), DocumentPath("s", [.index(0)]),
            DocumentPath("a", [.name("b"), .index(3)]),
            DocumentPath("a", [.name("b"), .index(-1)]),
            DocumentPath("a", [.name("b"), .name("c")]),
        ]
        for path in nowhere { #expect(item.value(at: path) == nil, "\(path)") }
    }
}
