internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let transcript: [QueryCall] = [
        QueryCall("ofUser") { try Transcript.ofUser($0(0)) },
        QueryCall("ofConversation") { try Transcript.ofConversation($0(0), $0(1)) },
        QueryCall("ofConversationSince") {
            try Transcript.ofConversationSince($0(0), $0(1), $0(2))
        },
        QueryCall("latestOfConversation") { try Transcript.latestOfConversation($0(0), $0(1)) },
        QueryCall("inConversation") { try Transcript.inConversation($0(0)) },
        QueryCall("ofVAPICall") { try Transcript.ofVAPICall($0(0)) },
        QueryCall("byID") { try Transcript.byID($0(0)) },
        QueryCall("awaitingAnalysis") { _ in Transcript.awaitingAnalysis() },
        QueryCall("analysisFailed") { _ in Transcript.analysisFailed() },
        QueryCall("expiringBefore") { try Transcript.expiringBefore($0(0)) },
        QueryCall("createdSince") { try Transcript.createdSince($0(0)) },
    ]
}
