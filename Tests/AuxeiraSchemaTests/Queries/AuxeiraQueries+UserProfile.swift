internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let userProfile: [QueryCall] = [
        QueryCall("byEmail") { try UserProfile.byEmail($0(0)) },
        QueryCall("byType") { try UserProfile.byType($0(0)) },
        QueryCall("byTypeAndStatus") { try UserProfile.byTypeAndStatus($0(0), $0(1)) },
        QueryCall("inOnboarding") { try UserProfile.inOnboarding($0(0)) },
        QueryCall("dormant") { try UserProfile.dormant($0(0)) },
        QueryCall("seenSince") { try UserProfile.seenSince($0(0)) },
        QueryCall("suspended") { _ in UserProfile.suspended() },
    ]
}
