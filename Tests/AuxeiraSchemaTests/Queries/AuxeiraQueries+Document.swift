internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let document: [QueryCall] = [
        QueryCall("withID") { try Document.withID($0(0)) },
        QueryCall("ofStartup") { try Document.ofStartup($0(0)) },
        QueryCall("ofStartupWithAccess") { try Document.ofStartupWithAccess($0(0), $0(1)) },
        QueryCall("currentOfStartup") { try Document.currentOfStartup($0(0)) },
        QueryCall("dataRoom") { try Document.dataRoom($0(0)) },
        QueryCall("ofOwner") { try Document.ofOwner($0(0)) },
        QueryCall("ofOwnerBetween") {
            try Document.ofOwnerBetween($0(0), from: $0(1), through: $0(2))
        },
        QueryCall("ofTypeSince") { try Document.ofTypeSince($0(0), $0(1)) },
        QueryCall("tagged") { try Document.tagged($0(0)) },
        QueryCall("taggedOfStartup") { try Document.taggedOfStartup($0(0), startupID: $0(1)) },
        QueryCall("taggedPublic") { try Document.taggedPublic($0(0)) },
        QueryCall("sharedWith") { try Document.sharedWith($0(0)) },
    ]
}
