internal import AuxeiraSchema
internal import GranaryEntities
internal import GranaryItems

/// An event above scale 1, and who registered for it.
struct EventStory {
    let number: Int
    let world: AuxeiraWorld
    let id: String
    let start: Moment

    init(_ number: Int, in world: AuxeiraWorld) {
        var random = world.random("event", number)
        self.number = number
        self.world = world
        let day = world.now.day.adding(days: random.int(in: -300...120))
        start = Moment(day.start).adding(minutes: random.int(in: 16...38) * 30)
        id = world.id("event", number, at: start.adding(days: -60))
    }

    private var block: Int { number / AuxeiraWorld.eventsInBlock }

    /// When an engaged startup registered, at least an hour before the event; `nil` when it did not.
    func registration(of facts: StartupFacts) -> Moment? {
        var random = world.random("registration", number, facts.index)
        guard random.chance(1, in: 5) else { return nil }
        let last = min(start.adding(minutes: -60), world.now.adding(minutes: -60))
        let moment = last.adding(minutes: -random.int(in: 0...20_000))
        return moment > facts.createdAt.adding(days: 1) ? moment : nil
    }

    func add(to chapter: inout Chapter) {
        var registrations = Chapter()
        var taken = 0
        let isOver = start.adding(minutes: 480) < world.now
        for place in 0..<AuxeiraWorld.engagedInBlock {
            let facts = world.engaged(place, ofBlock: block)
            guard let moment = registration(of: facts) else { continue }
            let entity = registration(of: facts, at: moment, isOver: isOver)
            if entity.registrationStatus != .cancelled { taken += 1 }
            registrations.add(entity, at: moment)
        }
        chapter.add(event(taken: taken), at: start.adding(days: -60))
        chapter.add(contentsOf: registrations)
    }

    private func registration(
        of facts: StartupFacts, at moment: Moment, isOver: Bool
    ) -> EventRegistration {
        var random = world.random("attendance", number, facts.index)
        var registration = EventRegistration(
            registrationID: world.id("registration \(number)", facts.index, at: moment),
            eventID: id, userID: world.founder(of: facts).id, registrationDate: moment.date,
            startupID: facts.id)
        registration.registrationStatus =
            isOver
            ? random.share([(.attended, 70), (.noShow, 15)], or: .cancelled)
            : random.share([(.registered, 88)], or: .cancelled)
        if random.chance(1, in: 3) {
            registration.discountUsed = true
            registration.discountAmount = Number(random.int(in: 10...120))
        }
        if registration.registrationStatus == .attended {
            registration.attendanceConfirmed = true
            registration.attendanceDate = start.adding(minutes: 10).date
            registration.feedbackRating = random.int(in: 2...5)
            registration.feedbackText = random.chance(1, in: 3) ? "Good talks, small rooms." : nil
        }
        return registration
    }

    private func event(taken: Int) -> Event {
        var random = world.random("event details", number)
        let place = random.element(of: SampleNames.places)
        let type: Event.EventType = random.element(of: Event.EventType.known)
        let entered = start.adding(days: -60)
        var event = Event(
            eventID: id, eventDateStart: start.date,
            eventName: "\(place.city) \(type.stored) days", createdAt: entered.date)
        event.eventDescription = "Two halls, one stage, and time to talk."
        event.eventType = type
        event.eventFormat = random.share([(.inPerson, 50), (.virtual, 25)], or: .hybrid)
        event.eventDateEnd = start.adding(minutes: random.int(in: 2...16) * 30).date
        if event.eventFormat != .virtual {
            event.eventLocationCity = place.city
            event.eventLocationCountry = place.country
            event.eventLocationVenue = "\(random.element(of: SampleNames.companyStart)) Hall"
        }
        event.eventURL = "https://events.example/\(id)"
        event.registrationURL = "https://events.example/\(id)/register"
        if random.chance(1, in: 2) {
            event.auxeiraDiscountCode = "AUX\(random.int(in: 1000...9999))"
            event.auxeiraDiscountPercentage = Double(random.int(in: 1...10) * 5)
        }
        if type == .partner {
            event.partnerID = random.element(of: Catalogue.offerings).partnerID
        }
        event.maxAttendees = max(taken, random.int(in: 20...300))
        event.currentRegistrations = taken
        event.isFeatured = random.chance(1, in: 5)
        return event
    }
}

extension StartupStory {
    /// The startup's registrations for the events of its block.
    func logRegistrations(_ place: Int, _ members: [AuxeiraPerson], to log: inout ActivityLog) {
        for number in 0..<AuxeiraWorld.eventsInBlock {
            let event = EventStory(block * AuxeiraWorld.eventsInBlock + number, in: world)
            guard let moment = event.registration(of: facts) else { continue }
            log.note(
                "event_registered", .event, by: members.first?.id, at: moment,
                "A place at an event was taken.")
        }
    }
}
