internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let webhookLog: [QueryCall] = [
        QueryCall("ofType") { try WebhookLog.ofType($0(0)) },
        QueryCall("ofTypeSince") { try WebhookLog.ofTypeSince($0(0), $0(1)) },
        QueryCall("ofTypeBetween") {
            try WebhookLog.ofTypeBetween($0(0), from: $0(1), through: $0(2))
        },
        QueryCall("unprocessed") { _ in WebhookLog.unprocessed() },
        QueryCall("failed") { _ in WebhookLog.failed() },
        QueryCall("failedSince") { try WebhookLog.failedSince($0(0)) },
        QueryCall("retriable") { try WebhookLog.retriable(attempts: $0(0)) },
        QueryCall("ofVAPICall") { try WebhookLog.ofVAPICall($0(0)) },
        QueryCall("byID") { try WebhookLog.byID($0(0)) },
        QueryCall("receivedSince") { try WebhookLog.receivedSince($0(0)) },
        QueryCall("expiringBefore") { try WebhookLog.expiringBefore($0(0)) },
    ]
}
