internal import AuxeiraSchema
internal import GranaryEntities

/// What a startup did, gathered from all its records.
struct ActivityLog {
    private struct Entry {
        let moment: Moment
        let activity: StartupActivity
    }

    private let startupID: String
    private var entries: [Entry] = []

    init(startupID: String) { self.startupID = startupID }

    /// Notes an activity; `change` fills in what goes beyond its type, category and person.
    mutating func note(
        _ type: String, _ category: StartupActivity.ActivityCategory, by user: String? = nil,
        at moment: Moment, _ description: String, tokens: Int? = nil,
        _ change: (inout StartupActivity) -> Void = { _ in }
    ) {
        var activity = StartupActivity(
            startupID: startupID, timestamp: moment.date, activityType: type,
            description: description, userID: user, activityCategory: category,
            auxTokensEarned: tokens)
        change(&activity)
        entries.append(Entry(moment: moment, activity: activity))
    }

    /// The activities in order of time, no two at one instant, since the time is their key.
    func activities() -> [(activity: StartupActivity, moment: Moment)] {
        let order = entries.indices.sorted {
            (entries[$0].moment, $0) < (entries[$1].moment, $1)
        }
        var last = Moment(milliseconds: 0)
        return order.map { index in
            var activity = entries[index].activity
            last = max(entries[index].moment, Moment(milliseconds: last.milliseconds + 1))
            activity.keyTime = last.date
            return (activity, last)
        }
    }
}
