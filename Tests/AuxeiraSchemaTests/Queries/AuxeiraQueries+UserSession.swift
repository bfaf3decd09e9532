internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let userSession: [QueryCall] = [
        QueryCall("withID") { try UserSession.withID($0(0)) },
        QueryCall("ofUser") { try UserSession.ofUser($0(0)) },
        QueryCall("ofUserSince") { try UserSession.ofUserSince($0(0), $0(1)) },
        QueryCall("ofStartup") { try UserSession.ofStartup($0(0)) },
        QueryCall("liveSince") { try UserSession.liveSince($0(0)) },
        QueryCall("startedBetween") { try UserSession.startedBetween(from: $0(0), through: $0(1)) },
        QueryCall("onDevice") { try UserSession.onDevice($0(0), $0(1)) },
    ]
}
