internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let userSettings: [QueryCall] = [
        QueryCall("ofUser") { try UserSettings.ofUser($0(0)) }
    ]
}
