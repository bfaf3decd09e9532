internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let startupActivities: [QueryCall] = [
        QueryCall("ofStartup") { try StartupActivities.ofStartup($0(0)) },
        QueryCall("quietSince") { try StartupActivities.quietSince($0(0)) },
        QueryCall("activeSince") { try StartupActivities.activeSince($0(0)) },
    ]
}
