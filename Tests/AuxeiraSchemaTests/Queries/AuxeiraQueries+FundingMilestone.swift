internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let fundingMilestone: [QueryCall] = [
        QueryCall("ofStartup") { try FundingMilestone.ofStartup($0(0)) },
        QueryCall("heaviest") { try FundingMilestone.heaviest($0(0)) },
        QueryCall("stillOpen") { try FundingMilestone.stillOpen($0(0)) },
        QueryCall("ofStartupWithStatus") {
            try FundingMilestone.ofStartupWithStatus($0(0), completionStatus: $0(1))
        },
        QueryCall("ofStartupInCategory") {
            try FundingMilestone.ofStartupInCategory($0(0), milestoneCategory: $0(1))
        },
        QueryCall("acrossStartups") { try FundingMilestone.acrossStartups($0(0)) },
        QueryCall("startupsWithStatus") { try FundingMilestone.startupsWithStatus($0(0), $0(1)) },
    ]
}
