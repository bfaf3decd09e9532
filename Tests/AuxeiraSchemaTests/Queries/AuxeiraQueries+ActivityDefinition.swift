internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let activityDefinition: [QueryCall] = [
        QueryCall("versions") { try ActivityDefinition.versions($0(0)) },
        QueryCall("latest") { try ActivityDefinition.latest($0(0)) },
        QueryCall("versionsFrom") { try ActivityDefinition.versionsFrom($0(0), $0(1)) },
        QueryCall("inCategory") { try ActivityDefinition.inCategory($0(0)) },
        QueryCall("available") { try ActivityDefinition.available($0(0)) },
        QueryCall("rewardedAbove") { try ActivityDefinition.rewardedAbove($0(0), $0(1)) },
    ]
}
