internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let vapiCall: [QueryCall] = [
        QueryCall("byVAPIID") { try VAPICall.byVAPIID($0(0)) },
        QueryCall("ofUser") { try VAPICall.ofUser($0(0)) },
        QueryCall("ofSession") { try VAPICall.ofSession($0(0), $0(1)) },
        QueryCall("ofSessionSince") { try VAPICall.ofSessionSince($0(0), $0(1), $0(2)) },
        QueryCall("inSession") { try VAPICall.inSession($0(0)) },
        QueryCall("byID") { try VAPICall.byID($0(0)) },
        QueryCall("inProgress") { _ in VAPICall.inProgress() },
        QueryCall("withStatus") { try VAPICall.withStatus($0(0)) },
        QueryCall("createdSince") { try VAPICall.createdSince($0(0)) },
    ]
}
