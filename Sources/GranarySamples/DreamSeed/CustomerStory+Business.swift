internal import DreamSeedSchema
internal import GranaryEntities
internal import GranaryItems

extension CustomerStory {
    /// What the AI read out of the second consultation.
    func addAnalysis(to chapter: inout Chapter) {
        guard let drawn = dnaMoment else { return }
        var random = world.random("analysis", facts.index)
        let call = call(2)
        let asked = drawn.adding(minutes: -3)
        let done = drawn.adding(minutes: -1)
        var analysis = AIAnalysis(
            userID: facts.id, dreamDNAID: dnaID, requestedAt: asked.date,
            id: world.id("analysis", facts.index), createdAt: asked.date)
        analysis.analysisType = .dnaExtraction
        analysis.source = .voiceCall
        analysis.transcriptID = world.id("transcript", facts.index, call.stage)
        analysis.callSessionID = call.sessionID
        analysis.modelName = "sample-model-1"
        analysis.promptVersion = "7"
        if random.chance(1, in: 15) {
            analysis.status = .failed
            analysis.completedAt = done.date
            analysis.errorMessage = "The answer was no JSON."
            chapter.add(analysis, at: done)
            return
        }
        analysis.status = .completed
        analysis.completedAt = done.date
        analysis.summary = "A \(facts.trade.name) business with a clear customer."
        analysis.findings = ["problem": .string(facts.trade.problem)]
        analysis.suggestedDNA = AIAnalysis.SuggestedDNA(
            whatProblem: facts.trade.problem, whoServes: facts.trade.customers,
            primaryService: facts.trade.service)
        analysis.applied = random.chance(2, in: 3)
        analysis.sentiment = random.share([(.positive, 60), (.neutral, 35)], or: .negative)
        analysis.confidenceScore = random.tenths(in: 60...98)
        analysis.viabilityScore = random.tenths(in: 40...95)
        analysis.readinessScore = random.tenths(in: 30...90)
        analysis.keywords = [facts.trade.name, "local"]
        analysis.recommendations = ["Choose a name", "Look at two competitors"]
        analysis.inputTokens = random.int(in: 800...4_000)
        analysis.outputTokens = random.int(in: 200...900)
        analysis.cost = Double(random.int(in: 1...40)) / 1000
        analysis.durationMilliseconds = random.int(in: 900...90_000)
        chapter.add(analysis, at: done)
    }

    /// The names that were looked up for the DNA, one of them perhaps chosen.
    func addDomains(to chapter: inout Chapter) {
        guard let drawn = dnaMoment else { return }
        var random = world.random("domains", facts.index)
        let name = SampleNames.plain(facts.business)
        let count = random.int(in: 1...4)
        let chosen = random.chance(7, in: 10) ? count : 0
        for (number, ending) in ["com", "co", "shop", "example"].prefix(count).enumerated() {
            let moment = drawn.adding(minutes: 70 + number * 2)
            var search = DomainSearch(
                userID: facts.id, searchedAt: moment.date,
                id: world.id("domain", facts.index, number), domain: "\(name).\(ending)",
                createdAt: moment.date)
            search.tld = ending
            search.searchTerms = facts.business
            search.status = random.share([(.taken, 50), (.available, 40)], or: .reserved)
            if number + 1 == chosen { search.status = .available }
            if search.status == .available {
                search.price = (try? Number("\(random.int(in: 8...60)).99")) ?? 12
                search.premium = random.chance(1, in: 10)
            } else {
                search.suggestions = ["my\(name).\(ending)", "\(name)-online.\(ending)"]
            }
            search.dreamDNAID = dnaID
            search.fitScore = random.tenths(in: 30...98)
            search.responseMilliseconds = random.int(in: 40...1_800)
            if number + 1 == chosen {
                search.selected = true
                search.selectedAt = moment.adding(seconds: 40).date
                search.registeredAt =
                    facts.callsHeld == 4 ? moment.adding(minutes: 9).date : nil
            }
            chapter.add(search, at: moment)
        }
    }

    /// The papers, begun with the third consultation.
    func addFormation(to chapter: inout Chapter) {
        guard facts.callsHeld > 2, let last = facts.callEnds.last else { return }
        var random = world.random("formation", facts.index)
        let begun = last.adding(minutes: 50)
        var formation = BusinessFormationData(
            userID: facts.id, id: world.id("formation", facts.index), createdAt: begun.date)
        let isCorporation = random.chance(1, in: 5)
        formation.legalName = "\(facts.business) \(isCorporation ? "Inc." : "LLC")"
        formation.entityType = isCorporation ? .corporation : .llc
        formation.authorizedShares = isCorporation ? 1_000_000 : nil
        formation.managementStructure = isCorporation ? .boardManaged : .memberManaged
        formation.stateOfFormation = facts.state.code
        formation.businessPurpose = facts.trade.service
        formation.naicsCode = facts.trade.industryCode
        formation.registeredAgentName = "Sample Agents of \(facts.state.name)"
        formation.registeredAgentAddress = BusinessFormationData.RegisteredAgentAddress(
            line1: "1 Example Street", city: "Sampleton", state: facts.state.code,
            postalCode: "00000")
        formation.principalAddress = BusinessFormationData.PrincipalAddress(
            line1: "\(random.int(in: 2...900)) Example Avenue", city: "Sampleton",
            state: facts.state.code, postalCode: "00000")
        let share = random.chance(1, in: 3) ? 60.0 : 100.0
        formation.owners = [
            BusinessFormationData.Owner(
                name: facts.name, title: "Founder", ownershipPercent: share, email: facts.email)
        ]
        if share < 100 {
            formation.owners.append(
                BusinessFormationData.Owner(
                    name: random.element(of: SampleNames.first) + " "
                        + random.element(of: SampleNames.last),
                    title: "Partner", ownershipPercent: 40))
        }
        formation.fiscalYearEnd = "12-31"
        formation.filingFee = Number(random.element(of: [50, 90, 125, 300]))
        file(&formation, begun, to: &chapter, using: &random)
    }

    private func file(
        _ formation: inout BusinessFormationData, _ begun: Moment, to chapter: inout Chapter,
        using random: inout SampleRandom
    ) {
        guard facts.callsHeld == 4 else {
            formation.status = random.share([(.draft, 60)], or: .ready)
            chapter.add(formation, at: begun)
            return
        }
        let filed = begun.adding(minutes: random.int(in: 30...600))
        let decided = min(filed.adding(days: random.int(in: 1...3)), world.now)
        formation.status = random.share([(.filed, 30), (.approved, 62)], or: .rejected)
        formation.filedAt = filed.date
        formation.filingNumber = "F-\(random.int(in: 100_000...999_999))"
        formation.expedited = random.chance(1, in: 4)
        switch formation.status {
        case .approved:
            formation.approvedAt = decided.date
            formation.effectiveDate = decided.day
            formation.ein = "00-\(random.int(in: 1_000_000...9_999_999))"
            formation.documentURLs = ["https://papers.example/\(formation.id).pdf"]
        case .rejected:
            formation.rejectedAt = decided.date
            formation.rejectionReason = "The name is taken in this state."
        default: break
        }
        chapter.add(formation, at: formation.status == .filed ? filed : decided)
    }

    private static let pages = ["/", "/pricing", "/domains", "/assessment", "/account"]

    /// The visits of a registered customer.
    func addVisits(to chapter: inout Chapter) {
        guard facts.authID != nil else { return }
        var random = world.random("visits", facts.index)
        for number in 0..<random.int(in: 1...4) {
            let started = random.moment(
                from: facts.createdAt.adding(minutes: 700), to: world.now.adding(minutes: -90))
            let seconds = random.int(in: 30...2_400)
            let device = random.element(of: SampleDevices.all)
            let ended = started.adding(seconds: seconds)
            var visit = UserSession(
                userID: facts.id, startedAt: started.date,
                id: world.id("visit", facts.index, number), expiresAt: world.expiry.date,
                createdAt: started.date)
            visit.lastSeenAt = ended.date
            visit.endedAt = ended.date
            visit.ipAddress = random.documentationAddress()
            visit.userAgent = "\(device.browser) (\(device.system))"
            visit.device = UserSession.Device(stored: device.kind)
            visit.browser = device.browser
            visit.operatingSystem = device.system
            visit.country = "US"
            visit.city = "Austin"
            visit.referrer = random.chance(1, in: 3) ? "https://search.example/" : nil
            visit.landingPage = "/"
            visit.exitPage = random.element(of: Self.pages)
            visit.campaign = random.chance(1, in: 4) ? "spring" : nil
            visit.pagesViewed = random.int(in: 1...12)
            visit.actionCount = random.int(in: 0...20)
            visit.durationSeconds = seconds
            chapter.add(visit, at: ended)
        }
    }
}
