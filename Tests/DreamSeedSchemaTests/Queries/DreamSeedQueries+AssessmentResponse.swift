internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let assessmentResponse: [QueryCall] = [
        QueryCall("ofUser") { try AssessmentResponse.ofUser($0(0)) },
        QueryCall("ofAssessment") { try AssessmentResponse.ofAssessment($0(0), $0(1)) },
        QueryCall("fromQuestion") { try AssessmentResponse.fromQuestion($0(0), $0(1), $0(2)) },
        QueryCall("inAssessment") { try AssessmentResponse.inAssessment($0(0)) },
        QueryCall("skippedInAssessment") { try AssessmentResponse.skippedInAssessment($0(0)) },
        QueryCall("scoredBelow") { try AssessmentResponse.scoredBelow($0(0), score: $0(1)) },
        QueryCall("byID") { try AssessmentResponse.byID($0(0)) },
        QueryCall("createdSince") { try AssessmentResponse.createdSince($0(0)) },
    ]
}
