import GranaryItems
import Testing

@testable import GranarySchema

/// A remark is read by a person, who must know what to do next.
struct InferenceRemarkTests {
    @Test(
        arguments: [
            (.severalKinds([.string: 2, .number: 1]), "has values of several types: S (2), N (1)"),
            (.nulls(3), "is null 3 times; leave it out instead"),
            (.noValues, "has no value that tells its type"),
            (
                .keyWithoutAttributes("17"),
                "has a part, such as '17', that no attribute of the item holds"
            ),
            (.irregularKey, "has no fixed number of parts"),
            (.noDistinction, "has nothing that tells its items from those of other models"),
        ] as [(InferenceRemark.Reason, String)])
    func reasonsAreSaidInWords(reason: InferenceRemark.Reason, text: String) {
        #expect(
            InferenceRemark(model: "A", attribute: "b.c", reason).description == "A.b.c: " + text)
        #expect(InferenceRemark(model: "A", reason).description == "A: " + text)
    }
}
