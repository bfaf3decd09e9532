internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let userSubscription: [QueryCall] = [
        QueryCall("ofUser") { try UserSubscription.ofUser($0(0)) },
        QueryCall("byStatus") { try UserSubscription.byStatus($0(0)) },
        QueryCall("endingBetween") {
            try UserSubscription.endingBetween($0(0), from: $0(1), through: $0(2))
        },
        QueryCall("trialsEnding") { try UserSubscription.trialsEnding($0(0)) },
        QueryCall("ofTier") { try UserSubscription.ofTier(subscriptionTier: $0(0)) },
    ]
}
