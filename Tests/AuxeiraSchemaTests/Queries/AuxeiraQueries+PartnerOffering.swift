internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let partnerOffering: [QueryCall] = [
        QueryCall("ofPartner") { try PartnerOffering.ofPartner($0(0)) },
        QueryCall("activeOfPartner") { try PartnerOffering.activeOfPartner($0(0)) },
        QueryCall("forTier") { try PartnerOffering.forTier($0(0)) },
        QueryCall("forTierInCategory") { try PartnerOffering.forTierInCategory($0(0), $0(1)) },
        QueryCall("activeForTier") { try PartnerOffering.activeForTier($0(0)) },
        QueryCall("inCategory") { try PartnerOffering.inCategory($0(0)) },
        QueryCall("inCategoryForTier") { try PartnerOffering.inCategoryForTier($0(0), $0(1)) },
    ]
}
