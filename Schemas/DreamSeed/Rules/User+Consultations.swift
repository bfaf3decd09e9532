internal import GranaryEntities

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// One of the four consultations, as a user's item tells of it.
struct Consultation {
    /// 1 to 4.
    let number: Int
    let isCompleted: Bool
    let time: Date?

    /// The attribute that says whether it is completed.
    var attribute: String { "call_\(number)_completed" }

    /// The attribute that says when it was.
    var timeAttribute: String { "call_\(number)_completed_at" }
}

extension User {
    /// The four consultations, first to last.
    var consultations: [Consultation] {
        [
            Consultation(number: 1, isCompleted: call1Completed, time: call1CompletedAt),
            Consultation(number: 2, isCompleted: call2Completed, time: call2CompletedAt),
            Consultation(number: 3, isCompleted: call3Completed, time: call3CompletedAt),
            Consultation(number: 4, isCompleted: call4Completed, time: call4CompletedAt),
        ]
    }
}
