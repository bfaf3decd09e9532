internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let userStartup: [QueryCall] = [
        QueryCall("ofUser") { try UserStartup.ofUser($0(0)) },
        QueryCall("primary") { try UserStartup.primary($0(0)) },
        QueryCall("currentOfUser") { try UserStartup.currentOfUser($0(0)) },
        QueryCall("ofStartup") { try UserStartup.ofStartup($0(0)) },
        QueryCall("ofStartupInRole") { try UserStartup.ofStartupInRole($0(0), $0(1)) },
        QueryCall("team") { try UserStartup.team($0(0)) },
        QueryCall("administrators") { try UserStartup.administrators($0(0)) },
    ]
}
