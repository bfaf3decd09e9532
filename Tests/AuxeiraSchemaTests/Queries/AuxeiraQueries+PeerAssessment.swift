internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let peerAssessment: [QueryCall] = [
        QueryCall("withID") { try PeerAssessment.withID($0(0)) },
        QueryCall("ofSubmission") { try PeerAssessment.ofSubmission($0(0)) },
        QueryCall("ofSubmissionAbove") {
            try PeerAssessment.ofSubmissionAbove($0(0), qualityScore: $0(1))
        },
        QueryCall("doubtsAbout") { try PeerAssessment.doubtsAbout($0(0)) },
        QueryCall("byAssessorStartup") { try PeerAssessment.byAssessorStartup($0(0)) },
        QueryCall("byAssessor") { try PeerAssessment.byAssessor($0(0)) },
        QueryCall("byAssessorBetween") {
            try PeerAssessment.byAssessorBetween($0(0), from: $0(1), through: $0(2))
        },
    ]
}
