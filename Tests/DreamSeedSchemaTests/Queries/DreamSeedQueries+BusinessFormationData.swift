internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let businessFormationData: [QueryCall] = [
        QueryCall("ofUser") { try BusinessFormationData.ofUser($0(0)) },
        QueryCall("byID") { try BusinessFormationData.byID($0(0)) },
        QueryCall("inState") { try BusinessFormationData.inState($0(0)) },
        QueryCall("inStateWithStatus") {
            try BusinessFormationData.inStateWithStatus($0(0), $0(1))
        },
        QueryCall("withStatus") { try BusinessFormationData.withStatus($0(0)) },
        QueryCall("readyToFile") { _ in BusinessFormationData.readyToFile() },
        QueryCall("expeditedToFile") { _ in BusinessFormationData.expeditedToFile() },
        QueryCall("createdSince") { try BusinessFormationData.createdSince($0(0)) },
    ]
}
