internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let notification: [QueryCall] = [
        QueryCall("ofUser") { try Notification.ofUser($0(0)) },
        QueryCall("since") { try Notification.since($0(0), $0(1)) },
        QueryCall("between") { try Notification.between($0(0), from: $0(1), through: $0(2)) },
        QueryCall("unread") { try Notification.unread($0(0)) },
        QueryCall("unreadOfPriority") { try Notification.unreadOfPriority($0(0), $0(1)) },
        QueryCall("withStatus") { try Notification.withStatus($0(0), $0(1)) },
        QueryCall("ofType") { try Notification.ofType($0(0), notificationType: $0(1)) },
        QueryCall("rewards") { try Notification.rewards($0(0)) },
    ]
}
