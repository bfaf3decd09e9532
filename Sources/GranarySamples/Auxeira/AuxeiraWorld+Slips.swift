internal import AuxeiraSchema
internal import GranaryEntities

extension AuxeiraWorld {
    /// The entity with a slip in it that a warning of its model finds.
    static func slip(in entity: any Entity) -> (any Entity)? {
        switch entity {
        case var submission as ActivitySubmission where submission.submissionStatus == .approved:
            submission.reviewDate = nil
            return submission
        case var submission as ActivitySubmission where submission.submissionStatus == .rejected:
            submission.auxTokensAwarded = 5
            return submission
        case var session as UserSession:
            guard let seconds = session.sessionDurationSeconds else { return nil }
            // As if the minutes had been entered.
            session.sessionDurationSeconds = (seconds / 60).rounded()
            return session
        case var match as InvestorMatch where match.outcome == .ongoing:
            match.investmentAmount = 50_000
            return match
        case var metrics as StartupMetrics:
            guard let users = metrics.totalUsers, let active = metrics.activeUsersMonthly,
                active > 0
            else { return nil }
            metrics.activeUsersMonthly = users + active
            return metrics
        default: return nil
        }
    }
}
