/// The remarks on one model while its draft is made.
struct DraftRemarks {
    let model: String
    private(set) var all: [InferenceRemark] = []

    init(model: String) { self.model = model }

    mutating func add(_ attribute: String?, _ reason: InferenceRemark.Reason) {
        all.append(InferenceRemark(model: model, attribute: attribute, reason))
    }
}
