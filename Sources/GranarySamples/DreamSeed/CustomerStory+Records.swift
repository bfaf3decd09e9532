internal import DreamSeedSchema
internal import GranaryEntities

extension CustomerStory {
    func addTranscript(
        _ call: HeldCall, to chapter: inout Chapter, using random: inout SampleRandom
    ) {
        let said: [(Transcript.Turn.Role, String)] = [
            (.assistant, "Hello, this is DreamSeed. Is now a good time?"),
            (.user, "Yes. It is about my \(facts.trade.name)."),
            (.assistant, "What do your customers lack today?"),
            (.user, "\(facts.trade.problem). So I offer this: \(facts.trade.service)."),
        ]
        let text = said.map(\.1).joined(separator: "\n")
        var transcript = Transcript(
            userID: facts.id, conversationID: call.conversationID, startedAt: call.started.date,
            id: world.id("transcript", facts.index, call.stage), createdAt: call.ended.date)
        transcript.endedAt = call.ended.date
        transcript.callSessionID = call.sessionID
        transcript.vapiCallID = call.vapiID
        transcript.callStage = call.stage
        transcript.text = text
        transcript.turns = said.enumerated().map { place, turn in
            Transcript.Turn(role: turn.0, text: turn.1, seconds: Double(place * 12))
        }
        transcript.summary = "The customer wants to offer: \(facts.trade.service)."
        transcript.wordCount = text.split { $0 == " " || $0 == "\n" }.count
        transcript.confidenceScore = random.tenths(in: 80...99)
        transcript.recordingURL = "https://recordings.example/\(call.vapiID).mp3"
        transcript.status = random.share([(.analyzed, 80), (.pending, 15)], or: .failed)
        switch transcript.status {
        case .analyzed: transcript.analyzedAt = call.ended.adding(minutes: 2).date
        case .failed: transcript.errorMessage = "The model gave no answer in time."
        default: break
        }
        transcript.expiresAt = world.expiry.date
        chapter.add(transcript, at: call.ended.adding(minutes: 2))
    }

    func addWebhooks(
        _ call: HeldCall, to chapter: inout Chapter, using random: inout SampleRandom
    ) {
        let events = [("status-update", call.started), ("end-of-call-report", call.ended)]
        for (type, moment) in events {
            var webhook = WebhookLog(
                id: world.id("webhook \(type)", facts.index, call.stage), eventType: type,
                createdAt: moment.date)
            let hasFailed = random.chance(1, in: 20)
            webhook.status = hasFailed ? .failed : .processed
            webhook.vapiCallID = call.vapiID
            webhook.userID = facts.id
            webhook.callSessionID = call.sessionID
            webhook.payload = [
                "type": .string(type), "call": .map(["id": .string(call.vapiID)]),
            ]
            webhook.headers = ["content-type": "application/json", "x-vapi-secret": "sample"]
            webhook.signatureValid = true
            webhook.sourceIP = random.documentationAddress()
            webhook.responseStatus = hasFailed ? 500 : 200
            webhook.attempts = hasFailed ? 3 : 1
            webhook.processedAt = moment.adding(seconds: 1).date
            webhook.processingMilliseconds = random.int(in: 8...900)
            webhook.errorMessage = hasFailed ? "The store was closed." : nil
            webhook.expiresAt = world.expiry.date
            chapter.add(webhook, at: moment.adding(seconds: 1))
        }
    }

    private static let questions:
        [(id: String, text: String, section: String, kind: AssessmentResponse.AnswerKind)] = [
            ("problem", "Which problem do you solve?", "Market", .text),
            ("customers", "How many have told you so?", "Market", .number),
            ("price", "Do you know your price?", "Finances", .yesNo),
            ("form", "Which legal form do you want?", "Papers", .choice),
            ("channels", "Where will they find you?", "Market", .choices),
            ("time", "How sure are you of your time?", "Team", .rating),
        ]

    /// The questionnaire, filled in on the second consultation or by form after the first.
    func addAssessment(to chapter: inout Chapter) {
        guard facts.callsHeld > 0 else { return }
        var random = world.random("assessment", facts.index)
        let id = world.id("assessment", facts.index)
        let first = call(1)
        let started = first.ended.adding(minutes: 30)
        let isDone = facts.callsHeld > 1
        let answered = isDone ? Self.questions.count : random.int(in: 1...Self.questions.count - 1)
        let ended = started.adding(minutes: answered)
        var assessment = BusinessAssessment(
            userID: facts.id, startedAt: started.date, id: id, createdAt: started.date)
        assessment.status = isDone ? .completed : random.share([(.inProgress, 60)], or: .abandoned)
        assessment.formName = "First look"
        assessment.formVersion = 2
        assessment.takenBy = .form
        assessment.callSessionID = first.sessionID
        assessment.totalQuestions = Self.questions.count
        assessment.answeredQuestions = answered
        if isDone {
            assessment.completedAt = ended.date
            assessment.overallScore = random.tenths(in: 45...92)
            assessment.marketScore = random.tenths(in: 40...95)
            assessment.productScore = random.tenths(in: 40...95)
            assessment.financialScore = random.tenths(in: 30...90)
            assessment.teamScore = random.tenths(in: 40...95)
            assessment.readinessScore = random.tenths(in: 30...90)
            assessment.strengths = ["Knows the customers"]
            assessment.weaknesses = ["Has no price yet"]
            assessment.recommendations = ["Ask ten customers what they would pay"]
        }
        chapter.add(assessment, at: ended)
        for number in 1...answered {
            let moment = started.adding(minutes: number)
            chapter.add(response(number, to: id, at: moment, using: &random), at: moment)
        }
    }

    private func response(
        _ number: Int, to assessment: String, at moment: Moment, using random: inout SampleRandom
    ) -> AssessmentResponse {
        let question = Self.questions[number - 1]
        var response = AssessmentResponse(
            userID: facts.id, assessmentID: assessment, questionNumber: number,
            id: world.id("response", facts.index, number), createdAt: moment.date)
        response.questionID = question.id
        response.questionText = question.text
        response.section = question.section
        response.answerKind = question.kind
        switch question.kind {
        case .text: response.answerText = facts.trade.problem
        case .number: response.answerNumber = Double(random.int(in: 0...40))
        case .yesNo: response.answerYes = random.chance(1, in: 2)
        case .choice: response.answerChoices = [random.element(of: ["LLC", "Corporation"])]
        case .choices: response.answerChoices = ["market stall", "web site"]
        default: response.answerRating = random.int(in: 1...5)
        }
        response.score = random.tenths(in: 20...98)
        response.secondsSpent = Double(random.int(in: 8...58))
        response.answeredAt = moment.date
        return response
    }
}
