internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let user: [QueryCall] = [
        QueryCall("byEmail") { try User.byEmail($0(0)) },
        QueryCall("byAuthUser") { try User.byAuthUser($0(0)) },
        QueryCall("atCallStage") { try User.atCallStage($0(0)) },
        QueryCall("atCallStageSince") { try User.atCallStageSince($0(0), $0(1)) },
        QueryCall("nextCallBefore") { try User.nextCallBefore($0(0)) },
        QueryCall("nextCallBetween") { try User.nextCallBetween(from: $0(0), through: $0(1)) },
        QueryCall("nextCallBeforeAtStage") {
            try User.nextCallBeforeAtStage($0(0), currentCallStage: $0(1))
        },
        QueryCall("withStatus") { try User.withStatus($0(0)) },
        QueryCall("withStatusSince") { try User.withStatusSince($0(0), $0(1)) },
        QueryCall("withUrgency") { try User.withUrgency($0(0)) },
        QueryCall("withUrgencyAndStatus") { try User.withUrgencyAndStatus($0(0), $0(1)) },
        QueryCall("urgent") { _ in User.urgent() },
        QueryCall("withPaymentStatus") { try User.withPaymentStatus($0(0)) },
        QueryCall("subscriptionsExpiringBefore") { try User.subscriptionsExpiringBefore($0(0)) },
        QueryCall("subscriptionsExpiringBetween") {
            try User.subscriptionsExpiringBetween(from: $0(0), through: $0(1))
        },
        QueryCall("subscriptionsOfTypeExpiringBefore") {
            try User.subscriptionsOfTypeExpiringBefore($0(0), subscriptionType: $0(1))
        },
        QueryCall("joinedSince") { try User.joinedSince($0(0)) },
        QueryCall("registeredSince") { try User.registeredSince($0(0)) },
        QueryCall("unconfirmedSince") { try User.unconfirmedSince($0(0)) },
    ]
}
