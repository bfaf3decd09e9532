internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let investorMatch: [QueryCall] = [
        QueryCall("withID") { try InvestorMatch.withID($0(0)) },
        QueryCall("ofStartup") { try InvestorMatch.ofStartup($0(0)) },
        QueryCall("ofStartupAbove") { try InvestorMatch.ofStartupAbove($0(0), $0(1)) },
        QueryCall("ofStartupWithStatus") { try InvestorMatch.ofStartupWithStatus($0(0), $0(1)) },
        QueryCall("ofInvestor") { try InvestorMatch.ofInvestor($0(0)) },
        QueryCall("ofInvestorAbove") { try InvestorMatch.ofInvestorAbove($0(0), $0(1)) },
        QueryCall("ofInvestorWithStatus") {
            try InvestorMatch.ofInvestorWithStatus($0(0), introductionStatus: $0(1))
        },
        QueryCall("portfolio") { try InvestorMatch.portfolio($0(0)) },
        QueryCall("ofInvestorType") { try InvestorMatch.ofInvestorType($0(0)) },
        QueryCall("pipeline") { try InvestorMatch.pipeline($0(0), $0(1)) },
    ]
}
