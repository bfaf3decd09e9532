internal import AuxeiraSchema
internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What writes do on this schema beyond storing: moves between indexes, and refusals of the store.
@Suite struct WriteTests {
    private let platform: Platform

    init() throws { platform = try Platform.auxeira.get() }

    /// No two accounts have one address, and no one registers for an event twice.
    @Test func uniqueIndexesHoldOneItem() throws {
        try platform.withStore { store in
            let first = try store.put(
                UserProfile(userID: "u1", email: "ada@example.com", userType: .vc))
            try #require(throws: EntityError.self) {
                try store.put(UserProfile(userID: "u2", email: "ada@example.com", userType: .vc))
            }
            let found = try store.query(UserProfile.byEmail("ada@example.com")).readAll()
            #expect(found == [first])
            try store.put(
                EventRegistration(
                    registrationID: "r1", eventID: "e1", userID: "u1", registrationDate: .now))
            #expect {
                try store.put(
                    EventRegistration(
                        registrationID: "r2", eventID: "e1", userID: "u1", registrationDate: .now))
            } throws: { error in
                guard case EntityError.store(.uniqueViolation("byRegistrant", _)) = error else {
                    return false
                }
                return true
            }
        }
    }

    /// Places are counted, not taken from what the event says of them.
    @Test func anEventHasNoMoreRegistrationsThanPlaces() throws {
        try platform.withStore { store in
            var event = Event(eventID: "e1", eventDateStart: .now, eventName: "Days")
            event.maxAttendees = 2
            try store.put(event)
            func registration(
                _ id: String, _ status: EventRegistration.RegistrationStatus = .registered
            ) -> EventRegistration {
                var registration = EventRegistration(
                    registrationID: id, eventID: "e1", userID: "u\(id)", registrationDate: .now)
                registration.registrationStatus = status
                return registration
            }
            func isFull(_ write: () throws -> Void) -> Bool {
                violations(write).contains { $0.hasSuffix("(placeIsLeft)") }
            }
            try store.put(registration("1"))
            try store.put(registration("2", .cancelled))
            try store.put(registration("3", .attended))
            #expect(
                violations { try store.put(registration("4")) } == [
                    "EventRegistration.event_id: \"e1\" has no place left: 2 are registered, and "
                        + "max_attendees is 2 (placeIsLeft)"
                ])
            // What was cancelled may not come back, and what has its place keeps it.
            #expect(isFull { try store.put(registration("2")) })
            try store.put(registration("4", .cancelled))
            try store.put(registration("1", .attended))
            event.maxAttendees = 1
            try store.put(event)
            try store.put(registration("1", .noShow))
            // A place that is given up is free.
            try store.put(registration("1", .cancelled))
            #expect(isFull { try store.put(registration("4")) })
            try store.put(registration("3", .cancelled))
            try store.put(registration("4"))
            // An event that does not say how many may come, or is not there, takes everybody.
            event.maxAttendees = nil
            try store.put(event)
            try store.put(registration("5"))
        }
    }

    /// Priorities are grouped in the order of their words: asked for in turn, they come by weight.
    @Test func unreadNotificationsComePriorityByPriority() throws {
        try platform.withStore { store in
            for (number, priority)
                in ([.low, .urgent, .medium, .high, .urgent]
                as [Notification.NotificationPriority]).enumerated()
            {
                var notice = Notification(
                    userID: "u1", createdAt: Date(timeIntervalSince1970: Double(number)),
                    notificationType: .nudge, notificationTitle: "\(number)")
                notice.notificationPriority = priority
                try store.put(notice)
            }
            let unread = try store.query(Notification.unread("u1")).readAll()
            #expect(unread.map(\.notificationTitle) == ["4", "1", "2", "0", "3"])
            var pressing: [String] = []
            for priority in [.urgent, .high, .medium, .low]
                as [Notification.NotificationPriority]
            {
                pressing += try store.query(Notification.unreadOfPriority("u1", priority))
                    .readAll().map(\.notificationTitle)
            }
            #expect(pressing == ["4", "1", "3", "2", "0"])
        }
    }

    /// An update moves an item in every index that what it changes is part of.
    @Test func updatesMoveItemsBetweenIndexes() throws {
        try platform.withStore { store in
            let submission = try store.put(
                ActivitySubmission(
                    submissionID: "p1", startupID: "s1", activityID: "a1",
                    submissionDate: Date(timeIntervalSince1970: 1_768_035_600)))
            let waiting = try store.query(ActivitySubmission.toReview()).readAll()
            #expect(waiting == [submission])
            let taken = try store.update(submission.key) { update in
                update.set(\.submissionStatus, to: .underReview)
                update.set(\.reviewerID, to: "u9")
            }
            #expect(try store.query(ActivitySubmission.toReview()).readAll().isEmpty)
            #expect(try store.query(ActivitySubmission.inReviewBy("u9")).readAll() == [taken])
            #expect(try store.query(ActivitySubmission.withStatus(.underReview)).first() == taken)
            #expect(taken.revision == 2)
        }
    }

    /// Of two reviewers who read one submission, only the first decides.
    @Test func onlyOneReviewerDecides() throws {
        try platform.withStore { store in
            var first = try store.put(
                ActivitySubmission(
                    submissionID: "p1", startupID: "s1", activityID: "a1", submissionDate: .now))
            var second = first
            first.submissionStatus = .approved
            try store.put(first)
            second.submissionStatus = .rejected
            #expect {
                try store.put(second)
            } throws: { error in
                guard case EntityError.versionConflict(_, _, read: 1, stored: 2) = error else {
                    return false
                }
                return true
            }
            let stored = try store.get(first.key)
            #expect(stored?.submissionStatus == .approved)
        }
    }

    /// What is wrong with an attribute is said once, however many keys are made of it and however
    /// many rules have to read it.
    @Test func aMisfitIsReportedOnce() throws {
        try platform.withStore { store in
            let table = try store.table("auxeira")
            var item: Item = [
                "PK": "USER#u1", "SK": "STARTUP#s1", "_type": "UserStartup", "user_id": "u1",
                "startup_id": "s1", "role": "founder", "GS1PK": "STARTUP#s1",
                "GS1SK": "MEMBER#founder#u1", "start_date": "soon", "equity_percentage": 120,
            ]
            #expect(
                violations { try table.put(item) } == [
                    "UserStartup.equity_percentage: 120 is over the maximum, 100",
                    "UserStartup.start_date: \"soon\" is not of the format 2025-11-06",
                ])
            item["start_date"] = nil
            item["equity_percentage"] = nil
            item["role"] = ["founder"]
            #expect(
                violations { try table.put(item) } == [
                    "UserStartup.role: a list of 1 is not a string"
                ])
        }
    }

    private func violations(_ write: () throws -> Void) -> [String] {
        do {
            try write()
            return []
        } catch StoreError.schemaViolation(let violations) {
            return violations.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    /// An update that knows only half of what a key is made of is refused, and says what to do.
    @Test func halfAKeyIsNotUpdated() throws {
        try platform.withStore { store in
            let document = try store.put(
                Document(
                    documentID: "d1", startupID: "s1", documentName: "Deck",
                    uploadDate: Date(timeIntervalSince1970: 1_768_035_600)))
            #expect {
                try store.update(document.key) { $0.set(\.accessLevel, to: .investors) }
            } throws: { error in
                guard
                    case EntityError.halfResolved(
                        model: "Document", attribute: "GS1SK", missing: ["upload_date"]) = error
                else { return false }
                return true
            }
            try store.modify(document.key) { $0.accessLevel = .investors }
            #expect(try store.query(Document.dataRoom("s1")).readAll().count == 1)
        }
    }
}
