internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let aiAnalysis: [QueryCall] = [
        QueryCall("ofUser") { try AIAnalysis.ofUser($0(0)) },
        QueryCall("ofDreamDNA") { try AIAnalysis.ofDreamDNA($0(0), $0(1)) },
        QueryCall("ofDreamDNASince") { try AIAnalysis.ofDreamDNASince($0(0), $0(1), $0(2)) },
        QueryCall("latestOfDreamDNA") { try AIAnalysis.latestOfDreamDNA($0(0), $0(1)) },
        QueryCall("forDreamDNA") { try AIAnalysis.forDreamDNA($0(0)) },
        QueryCall("confidentOfUser") {
            try AIAnalysis.confidentOfUser($0(0), confidenceScore: $0(1))
        },
        QueryCall("notApplied") { try AIAnalysis.notApplied($0(0)) },
        QueryCall("byID") { try AIAnalysis.byID($0(0)) },
        QueryCall("pending") { _ in AIAnalysis.pending() },
        QueryCall("failed") { _ in AIAnalysis.failed() },
        QueryCall("createdSince") { try AIAnalysis.createdSince($0(0)) },
    ]
}
