internal import GranaryEntities

extension AssessmentResponse {
    /// The attributes that an answer may stand in, and whether each is there.
    var answers: [(name: String, isPresent: Bool)] {
        [
            ("answer_text", answerText != nil), ("answer_number", answerNumber != nil),
            ("answer_yes", answerYes != nil), ("answer_choices", !answerChoices.isEmpty),
            ("answer_rating", answerRating != nil),
        ]
    }
}

extension AssessmentResponse.AnswerKind {
    /// The attribute that an answer of this kind stands in; `nil` for a kind that is not known.
    var answerAttribute: String? {
        switch self {
        case .text: "answer_text"
        case .number: "answer_number"
        case .yesNo: "answer_yes"
        case .choice, .choices: "answer_choices"
        case .rating: "answer_rating"
        case .unrecognized: nil
        }
    }
}
