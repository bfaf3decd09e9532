internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let conversation: [QueryCall] = [
        QueryCall("ofUser") { try Conversation.ofUser($0(0)) },
        QueryCall("latest") { try Conversation.latest($0(0)) },
        QueryCall("since") { try Conversation.since($0(0), $0(1)) },
        QueryCall("between") { try Conversation.between($0(0), from: $0(1), through: $0(2)) },
        QueryCall("openOfUser") { try Conversation.openOfUser($0(0)) },
        QueryCall("byID") { try Conversation.byID($0(0)) },
        QueryCall("open") { _ in Conversation.open() },
        QueryCall("withStatusSince") { try Conversation.withStatusSince($0(0), $0(1)) },
        QueryCall("createdSince") { try Conversation.createdSince($0(0)) },
    ]
}
