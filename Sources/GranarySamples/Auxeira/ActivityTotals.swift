internal import AuxeiraSchema
internal import GranaryEntities
internal import GranaryItems

/// The sums of a startup's activities.
struct ActivityTotals {
    private(set) var summary: StartupActivities
    private(set) var tokensEarned = 0

    /// Tokens are spent on the platform's shop, which the sample does not tell of.
    var tokensSpent: Int { tokensEarned / 3 / 5 * 5 }

    init(
        _ activities: [(activity: StartupActivity, moment: Moment)], of facts: StartupFacts,
        until end: Moment
    ) {
        summary = StartupActivities(startupID: facts.id, createdAt: facts.createdAt.date)
        var types: [String: Int] = [:]
        var categories: [StartupActivity.ActivityCategory: Int] = [:]
        for (activity, moment) in activities {
            types[activity.activityType, default: 0] += 1
            categories[activity.activityCategory ?? .other, default: 0] += 1
            tokensEarned += activity.auxTokensEarned ?? 0
            addUse(activity)
            if end.days(since: moment) < 7 { add(1, to: \.activitiesLast7Days) }
            if end.days(since: moment) < 30 { add(1, to: \.activitiesLast30Days) }
        }
        summary.totalActivities = activities.count
        summary.metricUpdates = categories[.metricUpdate]
        summary.documentUploads = categories[.documentUpload]
        summary.milestonesCompleted = categories[.milestoneCompleted]
        summary.activitySubmissions = categories[.submission]
        summary.peerAssessments = categories[.assessment]
        summary.eventRegistrations = categories[.event]
        summary.partnerActivations = categories[.partner]
        summary.investorIntroductions = categories[.investor]
        summary.countsByType = AttributeMap(types.mapValues { .number(Number($0)) })
        summary.auxTokensEarned = tokensEarned
        summary.auxTokensSpent = tokensSpent
        summary.engagementScore = Double(min(100, activities.count * 3))
        summary.firstActivityAt = activities.first?.moment.date
        summary.lastActivityAt = activities.last?.moment.date
        summary.lastActivityType = activities.last?.activity.activityType
    }

    private mutating func addUse(_ activity: StartupActivity) {
        add(activity.pageViews, to: \.pageViews)
        add(activity.tabSwitches, to: \.tabSwitches)
        add(activity.buttonClicks, to: \.buttonClicks)
        add(activity.searchQueries, to: \.searchQueries)
        add(activity.chartInteractions, to: \.chartInteractions)
        add(activity.exportActions, to: \.exportActions)
        add(activity.coachMessagesSent, to: \.coachMessagesSent)
        add(activity.coachMessagesReceived, to: \.coachMessagesReceived)
        add(activity.nudgeViews, to: \.nudgeViews)
        add(activity.nudgeClicks, to: \.nudgeClicks)
        add(activity.nudgeCompletions, to: \.nudgeCompletions)
        if let seconds = activity.timeOnPage {
            summary.timeOnPage = (summary.timeOnPage ?? 0) + seconds
        }
    }

    private mutating func add(
        _ count: Int?, to sum: WritableKeyPath<StartupActivities, Int?>
    ) {
        guard let count else { return }
        summary[keyPath: sum] = (summary[keyPath: sum] ?? 0) + count
    }
}
