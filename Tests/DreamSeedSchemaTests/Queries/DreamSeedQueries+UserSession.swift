internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let userSession: [QueryCall] = [
        QueryCall("ofUser") { try UserSession.ofUser($0(0)) },
        QueryCall("latest") { try UserSession.latest($0(0)) },
        QueryCall("since") { try UserSession.since($0(0), $0(1)) },
        QueryCall("between") { try UserSession.between($0(0), from: $0(1), through: $0(2)) },
        QueryCall("liveOfUser") { try UserSession.liveOfUser($0(0), expiresAt: $0(1)) },
        QueryCall("live") { try UserSession.live($0(0)) },
        QueryCall("expiringBefore") { try UserSession.expiringBefore($0(0)) },
        QueryCall("byID") { try UserSession.byID($0(0)) },
        QueryCall("createdSince") { try UserSession.createdSince($0(0)) },
    ]
}
