internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let eventRegistration: [QueryCall] = [
        QueryCall("withID") { try EventRegistration.withID($0(0)) },
        QueryCall("ofEvent") { try EventRegistration.ofEvent($0(0)) },
        QueryCall("ofEventWithStatus") { try EventRegistration.ofEventWithStatus($0(0), $0(1)) },
        QueryCall("expectedAt") { try EventRegistration.expectedAt($0(0)) },
        QueryCall("ratedAtLeast") {
            try EventRegistration.ratedAtLeast($0(0), feedbackRating: $0(1))
        },
        QueryCall("ofUser") { try EventRegistration.ofUser($0(0)) },
        QueryCall("ofUserAtEvent") { try EventRegistration.ofUserAtEvent($0(0), $0(1)) },
        QueryCall("ofStartup") { try EventRegistration.ofStartup($0(0)) },
    ]
}
