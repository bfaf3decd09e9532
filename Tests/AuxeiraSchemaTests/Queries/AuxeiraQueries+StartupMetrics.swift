internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let startupMetrics: [QueryCall] = [
        QueryCall("ofStartup") { try StartupMetrics.ofStartup($0(0)) },
        QueryCall("peers") { try StartupMetrics.peers($0(0), $0(1)) },
        QueryCall("ofIndustry") { try StartupMetrics.ofIndustry($0(0)) },
        QueryCall("fastestGrowing") { try StartupMetrics.fastestGrowing($0(0)) },
        QueryCall("scoredBetween") {
            try StartupMetrics.scoredBetween(from: $0(0), through: $0(1))
        },
    ]
}
