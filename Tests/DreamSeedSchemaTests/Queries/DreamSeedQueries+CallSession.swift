internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let callSession: [QueryCall] = [
        QueryCall("ofUser") { try CallSession.ofUser($0(0)) },
        QueryCall("latest") { try CallSession.latest($0(0)) },
        QueryCall("since") { try CallSession.since($0(0), $0(1)) },
        QueryCall("between") { try CallSession.between($0(0), from: $0(1), through: $0(2)) },
        QueryCall("activeOfUser") { try CallSession.activeOfUser($0(0)) },
        QueryCall("ofUserAtStage") { try CallSession.ofUserAtStage($0(0), callStage: $0(1)) },
        QueryCall("byID") { try CallSession.byID($0(0)) },
        QueryCall("active") { _ in CallSession.active() },
        QueryCall("withStatus") { try CallSession.withStatus($0(0)) },
        QueryCall("withStatusSince") { try CallSession.withStatusSince($0(0), $0(1)) },
        QueryCall("createdSince") { try CallSession.createdSince($0(0)) },
    ]
}
