internal import DreamSeedSchema
internal import GranaryEntities

/// One consultation that was held, as all its records know it.
struct HeldCall {
    let stage: Int
    let conversationID: String
    let sessionID: String
    let vapiID: String
    let requested: Moment
    let started: Moment
    let ended: Moment

    /// How long it lasted.
    var seconds: Int { (ended.milliseconds - started.milliseconds) / 1000 }
}

extension CustomerStory {
    /// The consultation of a stage from 1 to those held.
    func call(_ stage: Int) -> HeldCall {
        var random = world.random("call", facts.index, stage)
        let ended = facts.callEnds[stage - 1]
        let started = ended.adding(seconds: -random.int(in: 240...1100))
        return HeldCall(
            stage: stage, conversationID: world.id("conversation", facts.index, stage),
            sessionID: world.id("session", facts.index, stage),
            vapiID: "vapi-\(world.id("vapi", facts.index, stage))",
            requested: started.adding(seconds: -random.int(in: 5...40)), started: started,
            ended: ended)
    }

    func addCalls(to chapter: inout Chapter) {
        for stage in facts.callEnds.indices.map({ $0 + 1 }) {
            let call = call(stage)
            var random = world.random("call records", facts.index, stage)
            addConversation(call, to: &chapter, using: &random)
            addSession(call, to: &chapter, using: &random)
            addVAPICall(call, to: &chapter, using: &random)
            addVoiceCalls(call, to: &chapter, using: &random)
            addTranscript(call, to: &chapter, using: &random)
            addWebhooks(call, to: &chapter, using: &random)
        }
    }

    private static let topics = ["The idea", "The market", "The name and the look", "The papers"]

    private func addConversation(
        _ call: HeldCall, to chapter: inout Chapter, using random: inout SampleRandom
    ) {
        let topic = Self.topics[call.stage - 1]
        var conversation = Conversation(
            userID: facts.id, startedAt: call.started.date, id: call.conversationID,
            createdAt: call.started.date)
        conversation.endedAt = call.ended.date
        conversation.status = .closed
        conversation.callStage = call.stage
        conversation.channel = random.share([(.phone, 80)], or: .web)
        conversation.assistantID = assistant
        conversation.topic = topic
        conversation.summary = "\(topic) of \(facts.business) was talked about."
        conversation.nextStep = call.stage < 4 ? Self.topics[call.stage] : "The papers are filed"
        conversation.callCount = 1
        conversation.turnCount = 4
        conversation.lastTurnAt = call.ended.date
        conversation.satisfaction = random.int(in: 3...5)
        chapter.add(conversation, at: call.ended)
    }

    private func addSession(
        _ call: HeldCall, to chapter: inout Chapter, using random: inout SampleRandom
    ) {
        var session = CallSession(
            userID: facts.id, startedAt: call.started.date, id: call.sessionID,
            createdAt: call.started.date)
        session.endedAt = call.ended.date
        session.status = .completed
        session.callStage = call.stage
        session.conversationID = call.conversationID
        session.assistantID = assistant
        session.assistantType = .shared
        session.channel = .phone
        session.phoneNumber = facts.phone
        session.vapiCallCount = 1
        session.durationSeconds = call.seconds
        session.endReason = random.share([("customer-ended-call", 70)], or: "assistant-ended-call")
        session.summary = "Consultation \(call.stage) was held."
        session.metadata = ["attempt": 1]
        chapter.add(session, at: call.ended)
    }

    private func addVAPICall(
        _ call: HeldCall, to chapter: inout Chapter, using random: inout SampleRandom
    ) {
        var vapi = VAPICall(
            userID: facts.id, callSessionID: call.sessionID, requestedAt: call.requested.date,
            id: world.id("vapi row", facts.index, call.stage), vapiID: call.vapiID,
            createdAt: call.requested.date)
        vapi.status = .ended
        vapi.callType = .outboundPhoneCall
        vapi.assistantID = assistant
        vapi.phoneNumberID = "line-\(facts.index % 3 + 1)"
        vapi.customerNumber = facts.phone
        vapi.startedAt = call.started.date
        vapi.endedAt = call.ended.date
        vapi.endedReason = "customer-ended-call"
        vapi.durationSeconds = Double(call.seconds)
        vapi.recordingURL = "https://recordings.example/\(call.vapiID).mp3"
        vapi.stereoRecordingURL = "https://recordings.example/\(call.vapiID)-stereo.mp3"
        vapi.summary = "Consultation \(call.stage) of four."
        vapi.structuredData = ["stage": .number(Number(call.stage))]
        vapi.successEvaluation = "true"
        let minutes = Double(call.seconds / 60 + 1)
        vapi.transportCost = minutes * 0.015625
        vapi.sttCost = minutes * 0.0078125
        vapi.llmCost = minutes * 0.03125
        vapi.ttsCost = minutes * 0.0234375
        vapi.vapiCost = minutes * 0.046875
        vapi.promptTokens = random.int(in: 2_000...9_000)
        vapi.completionTokens = random.int(in: 400...1_500)
        chapter.add(vapi, at: call.ended)
    }

    /// The booking that was kept, and sometimes one before it that was not.
    private func addVoiceCalls(
        _ call: HeldCall, to chapter: inout Chapter, using random: inout SampleRandom
    ) {
        let isSecond = random.chance(1, in: 5)
        if isSecond {
            let missed = call.requested.adding(minutes: -15)
            var booking = booking(call, "missed", at: missed)
            booking.status = .missed
            booking.failureReason = "Nobody answered."
            chapter.add(booking, at: missed)
        }
        var booking = booking(call, "held", at: call.requested)
        booking.status = .completed
        booking.attempt = isSecond ? 2 : 1
        booking.startedAt = call.started.date
        booking.endedAt = call.ended.date
        booking.durationSeconds = call.seconds
        booking.outcome = .stageCompleted
        booking.callSessionID = call.sessionID
        booking.conversationID = call.conversationID
        booking.vapiCallID = call.vapiID
        booking.recordingURL = "https://recordings.example/\(call.vapiID).mp3"
        booking.summary = "\(Self.topics[call.stage - 1]) was settled."
        booking.rating = random.int(in: 3...5)
        chapter.add(booking, at: call.ended)
    }

    private func booking(_ call: HeldCall, _ kind: String, at moment: Moment) -> VoiceCall {
        var booking = VoiceCall(
            userID: facts.id, callStage: call.stage, requestedAt: moment.date,
            id: world.id("booking \(kind)", facts.index, call.stage), createdAt: moment.date)
        booking.scheduledFor = moment.adding(seconds: 10).date
        booking.direction = .outbound
        booking.assistantID = assistant
        booking.phoneNumber = facts.phone
        return booking
    }
}
