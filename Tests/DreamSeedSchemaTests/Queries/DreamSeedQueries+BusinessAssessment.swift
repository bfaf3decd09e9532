internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let businessAssessment: [QueryCall] = [
        QueryCall("ofUser") { try BusinessAssessment.ofUser($0(0)) },
        QueryCall("latest") { try BusinessAssessment.latest($0(0)) },
        QueryCall("since") { try BusinessAssessment.since($0(0), $0(1)) },
        QueryCall("unfinishedOfUser") { try BusinessAssessment.unfinishedOfUser($0(0)) },
        QueryCall("byID") { try BusinessAssessment.byID($0(0)) },
        QueryCall("withStatus") { try BusinessAssessment.withStatus($0(0)) },
        QueryCall("completedSince") { try BusinessAssessment.completedSince($0(0)) },
        QueryCall("completedAboveScore") {
            try BusinessAssessment.completedAboveScore(overallScore: $0(0))
        },
        QueryCall("createdSince") { try BusinessAssessment.createdSince($0(0)) },
    ]
}
