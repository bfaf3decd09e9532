internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let partnerActivation: [QueryCall] = [
        QueryCall("withID") { try PartnerActivation.withID($0(0)) },
        QueryCall("ofStartup") { try PartnerActivation.ofStartup($0(0)) },
        QueryCall("activeOfStartup") { try PartnerActivation.activeOfStartup($0(0)) },
        QueryCall("ofUser") { try PartnerActivation.ofUser($0(0)) },
        QueryCall("ofPartner") { try PartnerActivation.ofPartner($0(0)) },
        QueryCall("ofPartnerBetween") {
            try PartnerActivation.ofPartnerBetween($0(0), from: $0(1), through: $0(2))
        },
        QueryCall("ofOffering") { try PartnerActivation.ofOffering($0(0), offeringID: $0(1)) },
        QueryCall("expiringBetween") {
            try PartnerActivation.expiringBetween(from: $0(0), through: $0(1))
        },
        QueryCall("expiringBy") { try PartnerActivation.expiringBy($0(0)) },
        QueryCall("withStatus") { try PartnerActivation.withStatus($0(0)) },
    ]
}
