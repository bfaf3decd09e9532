internal import AuxeiraSchema
internal import GranaryEntities

extension StartupStory {
    private static let kinds: [(Document.DocumentType, Document.FileFormat, [String])] = [
        (.pitchDeck, .pptx, ["deck", "investors"]),
        (.financialStatement, .xlsx, ["finance"]),
        (.businessPlan, .docx, ["plan"]),
        (.productRoadmap, .pdf, ["product"]),
        (.marketResearch, .pdf, ["market"]),
        (.legal, .pdf, ["legal"]),
    ]

    /// Files that were uploaded, some of them twice: the later version is the latest.
    func addDocuments(
        _ members: [AuxeiraPerson], to records: inout Chapter, log: inout ActivityLog
    ) {
        var random = world.random("documents", facts.index)
        let first = random.int(in: 0...Self.kinds.count - 1)
        for number in 0..<random.int(in: 1...3) {
            let kind = Self.kinds[(first + number) % Self.kinds.count]
            let person = members[number % members.count]
            let access: Document.AccessLevel =
                random.share([(.private, 30), (.team, 35), (.investors, 25)], or: .public)
            let last = random.chance(1, in: 4) ? 2 : 1
            var moment = max(moment(using: &random), person.createdAt)
            for version in 1...last {
                let id = world.id("document", facts.index, number * 2 + version, at: moment)
                var document = Document(
                    documentID: id, startupID: facts.id,
                    documentName: "\(facts.name) \(kind.0.stored) \(version)",
                    uploadDate: moment.date, userID: person.id)
                document.documentType = kind.0
                document.documentDescription = "Version \(version)."
                document.fileSizeBytes = random.int(in: 20_000...9_000_000)
                document.fileFormat = kind.1
                document.s3Bucket = "auxeira-documents"
                document.s3Key = "\(facts.id)/\(id).\(kind.1.stored)"
                document.lastModifiedDate = moment.adding(minutes: random.int(in: 0...600)).date
                document.versionNumber = version
                document.isLatestVersion = version == last
                document.accessLevel = access
                document.viewCount = random.int(in: 0...90)
                document.downloadCount = document.viewCount / 3
                if access == .private, members.count > 1 {
                    document.sharedWith = [members[(number + 1) % members.count].id]
                }
                document.tags = Set(kind.2 + [facts.stage.stored.lowercased()])
                if kind.0 == .pitchDeck {
                    document.aiExtractedData = [
                        "mrr": .number(Number(facts.mrr)),
                        "team_size": .number(Number(facts.teamSize)),
                    ]
                }
                records.add(document, at: moment)
                note(document, by: person, at: moment, in: &log, using: &random)
                moment = min(moment.adding(minutes: random.int(in: 60...1300)), world.now)
            }
        }
    }

    private func note(
        _ document: Document, by person: AuxeiraPerson, at moment: Moment,
        in log: inout ActivityLog, using random: inout SampleRandom
    ) {
        let status: StartupActivity.DocumentStatus =
            random.share([(.pendingReview, 30), (.approved, 60)], or: .rejected)
        let reviewed = moment.adding(minutes: random.int(in: 30...1400))
        log.note(
            "\(document.documentType?.stored ?? "document")_uploaded", .documentUpload,
            by: person.id, at: moment, "\(document.documentName) was uploaded.", tokens: 5
        ) { activity in
            activity.documentType = document.documentType.flatMap {
                StartupActivity.DocumentType(stored: $0.stored)
            }
            activity.documentName = document.documentName
            activity.documentSize = document.fileSizeBytes
            activity.documentURL = "s3://auxeira-documents/\(document.s3Key ?? "")"
            activity.documentUploadDate = moment.date
            activity.documentStatus = status
            guard status != .pendingReview else { return }
            activity.documentReviewerID = world.administrator(ofBlock: block).id
            activity.documentReviewDate = reviewed.date
            activity.documentReviewNotes =
                status == .approved ? "Complete." : "The second page cannot be read."
        }
    }

    private static let exchanges: [(intent: String, question: String, answer: String)] = [
        ("update_mrr", "Our MRR has changed.", "Thank you. What is it now, in US dollars?"),
        ("ask_benchmark", "How do we compare?", "Startups of your stage grow as fast as you do."),
        ("prepare_round", "What do investors ask for?", "Audited accounts and a clean cap table."),
        ("upload_document", "Where do I put the deck?", "Under Documents; I read it for you."),
        ("give_feedback", "The export is slow.", "I have passed that on to the team."),
    ]

    /// Talks with the coach: question and answer, seconds apart.
    func addConversations(
        _ members: [AuxeiraPerson], to records: inout Chapter, log: inout ActivityLog
    ) {
        var random = world.random("conversations", facts.index)
        for number in 0..<random.int(in: 0...2) {
            let person = members[number % members.count]
            var moment = max(moment(using: &random), person.createdAt)
            let begin = moment
            let id = world.id("conversation", facts.index, number, at: moment)
            let count = random.int(in: 1...3)
            for _ in 0..<count {
                let exchange = random.element(of: Self.exchanges)
                records.add(question(exchange, id, person, at: moment, using: &random), at: moment)
                moment = moment.adding(seconds: random.int(in: 2...9))
                var answer = message(id, person, .ai, exchange.answer, at: moment)
                answer.aiConfidenceScore = random.tenths(in: 55...99)
                answer.userSatisfaction = random.share(
                    [(nil, 50), (.thumbsUp, 40)], or: .thumbsDown)
                answer.followUpRequired = exchange.intent == "give_feedback"
                answer.escalatedToHuman = answer.followUpRequired && random.chance(1, in: 2)
                records.add(answer, at: moment)
                moment = moment.adding(seconds: random.int(in: 15...120))
            }
            log.note(
                "coach_consulted", .coach, by: person.id, at: begin, "The coach was asked.",
                tokens: 2
            ) { activity in
                activity.coachMessagesSent = count
                activity.coachMessagesReceived = count
                activity.nudgeViews = 2
                activity.nudgeClicks = 1
                activity.nudgeCompletions = 1
                activity.coachSatisfactionRating = 4
            }
        }
    }

    private func question(
        _ exchange: (intent: String, question: String, answer: String), _ id: String,
        _ person: AuxeiraPerson, at moment: Moment, using random: inout SampleRandom
    ) -> ChatMessage {
        var question = message(id, person, .user, exchange.question, at: moment)
        question.messageIntent = exchange.intent
        question.messageSentiment = random.share(
            [(.positive, 35), (.neutral, 50)], or: .negative)
        question.aiResponse = exchange.answer
        if exchange.intent == "update_mrr" {
            question.messageEntities = ["mrr": .number(Number(facts.mrr))]
            question.auxTokensAwarded = 2
        }
        return question
    }

    private func message(
        _ id: String, _ person: AuxeiraPerson, _ sender: ChatMessage.MessageSender, _ text: String,
        at moment: Moment
    ) -> ChatMessage {
        ChatMessage(
            conversationID: id, messageTimestamp: moment.date, messageSender: sender,
            startupID: facts.id, userID: person.id, messageText: text)
    }
}
