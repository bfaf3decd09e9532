internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let startupActivity: [QueryCall] = [
        QueryCall("since") { try StartupActivity.since($0(0), $0(1)) },
        QueryCall("between") { try StartupActivity.between($0(0), from: $0(1), through: $0(2)) },
        QueryCall("before") { try StartupActivity.before($0(0), $0(1)) },
        QueryCall("latest") { try StartupActivity.latest($0(0)) },
        QueryCall("inCategory") { try StartupActivity.inCategory($0(0), activityCategory: $0(1)) },
        QueryCall("rewarded") { try StartupActivity.rewarded($0(0), auxTokensEarned: $0(1)) },
        QueryCall("byUser") { try StartupActivity.byUser($0(0)) },
        QueryCall("byUserSince") { try StartupActivity.byUserSince($0(0), $0(1)) },
        QueryCall("inSession") { try StartupActivity.inSession($0(0)) },
        QueryCall("ofType") { try StartupActivity.ofType($0(0)) },
        QueryCall("ofTypeBetween") {
            try StartupActivity.ofTypeBetween($0(0), from: $0(1), through: $0(2))
        },
        QueryCall("uploadsToReview") { _ in StartupActivity.uploadsToReview() },
        QueryCall("uploadsWithStatus") {
            try StartupActivity.uploadsWithStatus($0(0), from: $0(1), through: $0(2))
        },
    ]
}
