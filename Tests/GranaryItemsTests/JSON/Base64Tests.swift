import Testing

@testable import GranaryItems

/// One text for each value, both ways; the vectors are those of RFC 4648, section 10.
@Suite("Base64")
struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func agreesWithTheStandard(plain: String, text: String) {
        #expect(Base64.encode(Array(plain.utf8)) == text)
        #expect(Base64.decode(text) == Array(plain.utf8))
    }

    @Test func everyByteAndEveryLengthReadsBack() {
        for count in 0..<260 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ count) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
    }

    /// Each of these is accepted by some decoder as a second text for some value.
    @Test(arguments: [
        "Zg", "Zg=", "Zg===", "Zm8", "Zm9v=", "Zh==", "Zm9=", "=", "==", "====", "Z===", "Z",
        "Zg== ", " Zg==", "Zm\n9v", "Zg==Zg==", "Zm9-", "Zm9_", "Zm9é", "Zm=8",
    ])
    func refusesAnyOtherText(text: String) {
        #expect(Base64.decode(text) == nil)
    }
}
