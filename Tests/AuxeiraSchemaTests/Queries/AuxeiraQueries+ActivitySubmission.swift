internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let activitySubmission: [QueryCall] = [
        QueryCall("withID") { try ActivitySubmission.withID($0(0)) },
        QueryCall("ofStartup") { try ActivitySubmission.ofStartup($0(0)) },
        QueryCall("ofStartupBetween") {
            try ActivitySubmission.ofStartupBetween($0(0), from: $0(1), through: $0(2))
        },
        QueryCall("ofStartupWithStatus") {
            try ActivitySubmission.ofStartupWithStatus($0(0), submissionStatus: $0(1))
        },
        QueryCall("ofUser") { try ActivitySubmission.ofUser($0(0)) },
        QueryCall("ofActivity") { try ActivitySubmission.ofActivity($0(0)) },
        QueryCall("withStatus") { try ActivitySubmission.withStatus($0(0)) },
        QueryCall("withStatusSince") { try ActivitySubmission.withStatusSince($0(0), $0(1)) },
        QueryCall("toReview") { _ in ActivitySubmission.toReview() },
        QueryCall("ofReviewer") { try ActivitySubmission.ofReviewer($0(0)) },
        QueryCall("ofReviewerWithStatus") {
            try ActivitySubmission.ofReviewerWithStatus($0(0), $0(1))
        },
        QueryCall("inReviewBy") { try ActivitySubmission.inReviewBy($0(0)) },
    ]
}
