internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let startupProfile: [QueryCall] = [
        QueryCall("byIndustryAndStage") { try StartupProfile.byIndustryAndStage($0(0), $0(1)) },
        QueryCall("byIndustryAndStageAbove") {
            try StartupProfile.byIndustryAndStageAbove($0(0), $0(1), $0(2))
        },
        QueryCall("byIndustry") { try StartupProfile.byIndustry($0(0)) },
        QueryCall("bySDG") { try StartupProfile.bySDG($0(0)) },
        QueryCall("bySDGAbove") { try StartupProfile.bySDGAbove($0(0), $0(1)) },
        QueryCall("bySDGInIndustry") { try StartupProfile.bySDGInIndustry($0(0), industry: $0(1)) },
        QueryCall("bySDGAtStage") { try StartupProfile.bySDGAtStage($0(0), stage: $0(1)) },
        QueryCall("bySDGInCountry") {
            try StartupProfile.bySDGInCountry($0(0), incorporationCountry: $0(1))
        },
        QueryCall("fastestGrowing") { try StartupProfile.fastestGrowing($0(0)) },
        QueryCall("growingAbove") { try StartupProfile.growingAbove($0(0), $0(1)) },
        QueryCall("shrinking") { try StartupProfile.shrinking($0(0), $0(1)) },
        QueryCall("topRanked") { try StartupProfile.topRanked($0(0)) },
        QueryCall("scoredBetween") {
            try StartupProfile.scoredBetween(from: $0(0), through: $0(1))
        },
        QueryCall("inCountry") { try StartupProfile.inCountry($0(0)) },
        QueryCall("inCountryAndIndustry") {
            try StartupProfile.inCountryAndIndustry($0(0), industry: $0(1))
        },
        QueryCall("inCountryAtStage") { try StartupProfile.inCountryAtStage($0(0), stage: $0(1)) },
        QueryCall("byPartnerTier") { try StartupProfile.byPartnerTier($0(0)) },
        QueryCall("byPartnerTierAtStage") { try StartupProfile.byPartnerTierAtStage($0(0), $0(1)) },
        QueryCall("bySubscriptionStatus") { try StartupProfile.bySubscriptionStatus($0(0)) },
        QueryCall("subscriptionEnding") {
            try StartupProfile.subscriptionEnding($0(0), from: $0(1), through: $0(2))
        },
        QueryCall("ofSubscriptionTier") {
            try StartupProfile.ofSubscriptionTier(subscriptionTier: $0(0))
        },
    ]
}
