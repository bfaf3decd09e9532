internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let voiceCall: [QueryCall] = [
        QueryCall("ofUser") { try VoiceCall.ofUser($0(0)) },
        QueryCall("ofStage") { try VoiceCall.ofStage($0(0), $0(1)) },
        QueryCall("latestOfStage") { try VoiceCall.latestOfStage($0(0), $0(1)) },
        QueryCall("ofStageSince") { try VoiceCall.ofStageSince($0(0), $0(1), $0(2)) },
        QueryCall("completedOfUser") { try VoiceCall.completedOfUser($0(0)) },
        QueryCall("inSession") { try VoiceCall.inSession($0(0)) },
        QueryCall("ofVAPICall") { try VoiceCall.ofVAPICall($0(0)) },
        QueryCall("byID") { try VoiceCall.byID($0(0)) },
        QueryCall("withStatus") { try VoiceCall.withStatus($0(0)) },
        QueryCall("missedSince") { try VoiceCall.missedSince($0(0)) },
        QueryCall("createdSince") { try VoiceCall.createdSince($0(0)) },
    ]
}
