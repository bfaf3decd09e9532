internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let chatMessage: [QueryCall] = [
        QueryCall("inOrder") { try ChatMessage.inOrder($0(0)) },
        QueryCall("latest") { try ChatMessage.latest($0(0)) },
        QueryCall("since") { try ChatMessage.since($0(0), $0(1)) },
        QueryCall("between") { try ChatMessage.between($0(0), from: $0(1), through: $0(2)) },
        QueryCall("ofUser") { try ChatMessage.ofUser($0(0)) },
        QueryCall("ofStartup") { try ChatMessage.ofStartup($0(0)) },
        QueryCall("ofStartupSince") { try ChatMessage.ofStartupSince($0(0), $0(1)) },
        QueryCall("toFollowUp") { try ChatMessage.toFollowUp($0(0)) },
        QueryCall("withIntent") { try ChatMessage.withIntent($0(0), $0(1)) },
        QueryCall("withSentiment") { try ChatMessage.withSentiment($0(0), $0(1)) },
        QueryCall("escalatedSince") { try ChatMessage.escalatedSince($0(0)) },
    ]
}
