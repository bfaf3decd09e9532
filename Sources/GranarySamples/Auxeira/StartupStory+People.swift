internal import AuxeiraSchema
internal import GranaryEntities

extension StartupStory {
    /// The accounts of the startup's people, and their parts in it: together less than all of it.
    func addMembers(_ members: [AuxeiraPerson], to records: inout Chapter) {
        var random = world.random("shares", facts.index)
        let roles: [UserStartup.Role] = [.founder, .coFounder, .employee, .advisor]
        let shares = [45...60, 10...25, 0...2, 0...1]
        for (place, person) in members.enumerated() {
            if place > 0 || facts.engagedPlace.map({ $0 >= AuxeiraWorld.foundersInBlock }) == true {
                person.add(to: &records, in: world)
            }
            let linked = max(person.createdAt, facts.createdAt).adding(minutes: 3)
            var part = UserStartup(
                userID: person.id, startupID: facts.id, role: roles[place], createdAt: linked.date)
            part.equityPercentage = random.tenths(in: shares[place])
            part.startDate = facts.createdAt.adding(days: place * 3).day
            part.isPrimary = true
            part.accessLevel = place < 2 ? .admin : place == 2 ? .editor : .viewer
            if place == 2 {
                part.permissions = ["documents:share", "metrics:write"]
                if random.chance(1, in: 5) { part.endDate = world.now.adding(days: -1).day }
            }
            records.add(part, at: linked)
        }
    }

    private static let pages = [
        "/dashboard", "/metrics", "/activities", "/documents", "/investors", "/partners", "/coach",
    ]

    /// Visits in order of time, the last perhaps not over, with what was done in them.
    func addSessions(
        _ members: [AuxeiraPerson], to records: inout Chapter, log: inout ActivityLog
    ) {
        var random = world.random("sessions", facts.index)
        let count = random.int(in: 2...5)
        for place in 0..<count {
            let person = members[place % members.count]
            let isLive = place == count - 1 && random.chance(1, in: 10)
            let begin = max(moment(using: &random), person.createdAt)
            let start = isLive ? world.now.adding(minutes: -random.int(in: 2...40)) : begin
            let id = world.id("session", facts.index, place, at: start)
            let seconds = random.int(in: 90...3600)
            let device = random.element(of: SampleDevices.all)
            var session = UserSession(
                sessionID: id, userID: person.id, sessionStart: start.date,
                startupID: facts.id)
            if !isLive {
                session.sessionEnd = start.adding(seconds: seconds).date
                session.sessionDurationSeconds = Double(seconds)
            }
            session.pagesViewed = (0..<random.int(in: 1...5)).map { _ in
                random.element(of: Self.pages)
            }
            session.featuresUsed = random.chance(1, in: 2) ? ["benchmarks"] : ["search", "export"]
            session.deviceType = UserSession.DeviceType(stored: device.kind)
            session.browser = device.browser
            session.os = device.system
            session.ipAddress = random.documentationAddress()
            session.locationCity = person.place.city
            session.locationCountry = person.place.country
            if random.chance(1, in: 4) {
                session.referrerURL = "https://search.example/"
                session.utmSource = "newsletter"
                session.utmMedium = "email"
                session.utmCampaign = "spring-cohort"
            }
            session.expiresAt = world.expiry.date
            records.add(session, at: isLive ? start : start.adding(seconds: seconds))
            logVisit(session, person, at: start, to: &log, using: &random)
        }
    }

    private func logVisit(
        _ session: UserSession, _ person: AuxeiraPerson, at start: Moment,
        to log: inout ActivityLog, using random: inout SampleRandom
    ) {
        let pages = session.pagesViewed.count
        let clicks = random.int(in: 1...30)
        let charts = random.int(in: 0...6)
        log.note(
            "dashboard_viewed", .engagement, by: person.id, at: start.adding(seconds: 20),
            "The dashboard was looked at."
        ) { activity in
            activity.sessionID = session.sessionID
            activity.deviceType = session.deviceType.flatMap {
                StartupActivity.DeviceType(stored: $0.stored)
            }
            activity.browser = session.browser
            activity.ipAddress = session.ipAddress
            activity.location = StartupActivity.Location(
                city: session.locationCity, country: session.locationCountry)
            activity.pageViews = pages
            activity.timeOnPage = Double(pages * 17)
            activity.tabSwitches = pages - 1
            activity.buttonClicks = clicks
            activity.searchQueries = session.featuresUsed.contains("search") ? 1 : 0
            activity.chartInteractions = charts
            activity.exportActions = session.featuresUsed.contains("export") ? 1 : 0
            activity.featureUsage = ["metrics": 1]
        }
        guard random.chance(1, in: 2) else { return }
        log.note(
            "mrr_updated", .metricUpdate, by: person.id, at: start.adding(seconds: 70),
            "The monthly recurring revenue was updated.", tokens: 5
        ) { activity in
            activity.activityValue = Double(facts.mrr)
            activity.sessionID = session.sessionID
        }
    }

    private static let notices: [(Notification.NotificationType, String, String)] = [
        (.nudge, "Your metrics are a month old", "A minute is enough to bring them up to date."),
        (.milestone, "A milestone is near", "One more proof, and it is complete."),
        (.reward, "Tokens for you", "A submission was approved."),
        (.system, "A quieter night", "The platform is updated on Sunday, 02:00 to 03:00."),
        (.partner, "A new offer", "A partner has added an offer for your tier."),
        (.event, "An event near you", "There are places left."),
    ]

    /// What each person was told, in order of time.
    func addNotifications(_ members: [AuxeiraPerson], to records: inout Chapter) {
        for (place, person) in members.enumerated() {
            var random = world.random("notifications", facts.index, place)
            var moment = max(person.createdAt, facts.createdAt).adding(days: 1)
            for number in 0..<random.int(in: 1...3) {
                moment = moment.adding(
                    days: random.int(in: 0...6), minutes: random.int(in: 1...900))
                let (type, title, message) = random.element(of: Self.notices)
                var notice = Notification(
                    userID: person.id, createdAt: moment.date, notificationType: type,
                    notificationTitle: title,
                    notificationID: world.id("notice \(place)", facts.index, number, at: moment))
                notice.notificationMessage = message
                notice.notificationPriority = random.share(
                    [(.low, 20), (.medium, 50), (.high, 22)], or: .urgent)
                notice.notificationStatus = random.share(
                    [(.unread, 45), (.read, 35), (.dismissed, 10)], or: .actioned)
                if notice.notificationStatus != .unread {
                    notice.readAt = moment.adding(minutes: random.int(in: 1...1400)).date
                }
                if type == .reward { notice.auxTokensReward = 10 }
                notice.actionURL = "https://app.auxeira.example/\(type.stored)"
                notice.actionLabel = "Open"
                notice.expiresAt = world.expiry.date
                records.add(notice, at: moment)
            }
        }
    }
}
