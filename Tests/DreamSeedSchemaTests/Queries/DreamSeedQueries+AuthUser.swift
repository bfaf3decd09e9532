internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let authUser: [QueryCall] = [
        QueryCall("byEmail") { try AuthUser.byEmail($0(0)) },
        QueryCall("registeredSince") { try AuthUser.registeredSince($0(0)) },
        QueryCall("unconfirmedSince") { try AuthUser.unconfirmedSince($0(0)) },
        QueryCall("dormant") { try AuthUser.dormant($0(0), lastSignInAt: $0(1)) },
    ]
}
