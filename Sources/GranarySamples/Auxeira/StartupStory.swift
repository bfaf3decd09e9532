internal import AuxeiraSchema
internal import GranaryEntities

/// A startup above scale 1: its profile and, when it is engaged, its people and all its records.
struct StartupStory {
    let facts: StartupFacts
    let world: AuxeiraWorld
    let economics: StartupEconomics

    init(_ facts: StartupFacts, in world: AuxeiraWorld) {
        self.facts = facts
        self.world = world
        economics = StartupEconomics(facts, random: world.random("economics", facts.index))
    }

    /// The number of its block.
    var block: Int { facts.index / AuxeiraWorld.startupsInBlock }

    func add(to chapter: inout Chapter) {
        guard let place = facts.engagedPlace else {
            chapter.add(profile(tokens: nil), at: facts.updatedAt)
            return
        }
        var log = ActivityLog(startupID: facts.id)
        var records = Chapter()
        let members = (0..<world.memberCount(of: facts)).map { world.member($0, of: facts) }
        addMembers(members, to: &records)
        let readiness = addMilestones(to: &records, log: &log)
        addSubmissions(place, members, to: &records, log: &log)
        logAssessments(by: place, members, to: &log)
        logRegistrations(place, members, to: &log)
        addActivations(members, to: &records, log: &log)
        addMatches(to: &records, log: &log)
        addDocuments(members, to: &records, log: &log)
        addConversations(members, to: &records, log: &log)
        addSessions(members, to: &records, log: &log)
        addNotifications(members, to: &records)
        let activities = log.activities()
        let totals = ActivityTotals(activities, of: facts, until: world.now)
        chapter.add(profile(tokens: totals), at: facts.updatedAt)
        chapter.add(metrics(readiness: readiness), at: facts.updatedAt)
        for (activity, moment) in activities { chapter.add(activity, at: moment) }
        chapter.add(totals.summary, at: world.now)
        chapter.add(contentsOf: records)
    }

    /// A moment of its life on the platform, at least a day before the end so that things can follow.
    func moment(using random: inout SampleRandom) -> Moment {
        random.moment(from: facts.createdAt.adding(days: 5), to: world.now.adding(days: -1))
    }
}
