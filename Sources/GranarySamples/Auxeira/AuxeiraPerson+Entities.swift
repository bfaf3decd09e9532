internal import AuxeiraSchema
internal import GranaryEntities

extension AuxeiraPerson {
    /// The profile with the attributes that were stored in 2025.
    func addStored(to chapter: inout Chapter, in world: AuxeiraWorld) {
        var random = random
        let lastLogin = random.moment(from: createdAt, to: world.now)
        chapter.add(storedProfile(lastLogin: lastLogin), at: lastLogin)
    }

    private func storedProfile(lastLogin: Moment) -> UserProfile {
        var profile = UserProfile(
            userID: id, email: email, userType: type, fullName: name, createdAt: createdAt.date,
            lastLogin: lastLogin.date)
        // The alphabet of bcrypt, and no password's hash.
        profile.passwordHash = "$2b$12$" + String(repeating: "Sample./", count: 6) + "Sampl"
        return profile
    }

    /// The profile, the settings and, of those who pay, the subscription.
    func add(to chapter: inout Chapter, in world: AuxeiraWorld) {
        var random = random
        let lastLogin = random.moment(from: createdAt, to: world.now)
        var profile = storedProfile(lastLogin: lastLogin)
        profile.status = random.share([(.active, 88), (.inactive, 9)], or: .suspended)
        profile.phoneNumber = random.chance(7, in: 10) ? random.phone(in: place) : nil
        profile.companyName = company
        profile.jobTitle = jobTitle
        let handle = SampleNames.plain(name).prefix(15)
        if random.chance(6, in: 10) {
            profile.linkedinURL = "https://network.example/in/\(handle)"
            profile.twitterHandle = "@\(handle)"
        }
        profile.profilePhotoURL =
            random.chance(1, in: 2) ? "https://media.example/people/\(id).jpg" : nil
        profile.timezone = place.timeZone
        profile.languagePreference = place.language
        profile.emailVerified = random.chance(9, in: 10)
        profile.phoneVerified = profile.phoneNumber != nil && random.chance(1, in: 2)
        profile.onboardingCompleted = random.chance(8, in: 10)
        if !profile.onboardingCompleted {
            profile.onboardingStep = random.element(of: ["company_details", "metrics", "team"])
        }
        profile.referralSource = random.element(of: ["friend", "accelerator", "search", "event"])
        if random.chance(3, in: 10) {
            profile.utmParameters = UserProfile.UtmParameters(
                source: "newsletter", medium: "email", campaign: "spring-cohort")
        }
        chapter.add(profile, at: lastLogin)
        addSettings(to: &chapter, using: &random)
        if type != .admin, type != .government, random.chance(6, in: 10) {
            addSubscription(to: &chapter, in: world, using: &random)
        }
    }

    private var jobTitle: String {
        switch type {
        case .startupFounder: "Founder"
        case .angelInvestor: "Private investor"
        case .vc: "Partner"
        case .corporatePartner: "Head of partnerships"
        case .government: "Programme officer"
        case .admin, .unrecognized: "Platform administrator"
        }
    }

    private func addSettings(to chapter: inout Chapter, using random: inout SampleRandom) {
        let savedAt = createdAt.adding(minutes: random.int(in: 2...90))
        var settings = UserSettings(userID: id, createdAt: savedAt.date)
        settings.timezone = place.timeZone
        settings.language = place.language
        settings.currency = place.currency
        settings.theme = random.share([(.light, 30), (.dark, 30)], or: .system)
        settings.smsNotifications = random.chance(1, in: 5)
        if random.chance(1, in: 3) {
            settings.notificationTypes = [.milestone, .reward, .event]
            settings.minimumPriority = .medium
        }
        if random.chance(1, in: 4) {
            settings.quietHoursStart = "22:00"
            settings.quietHoursEnd = "07:00"
        }
        settings.marketingConsent = random.chance(2, in: 5)
        settings.shareBenchmarks = random.chance(1, in: 2)
        chapter.add(settings, at: savedAt)
    }

    private func addSubscription(
        to chapter: inout Chapter, in world: AuxeiraWorld, using random: inout SampleRandom
    ) {
        let start = random.moment(from: createdAt, to: world.now.adding(days: -1))
        let status: UserSubscription.SubscriptionStatus =
            random.share([(.active, 65), (.trial, 15), (.cancelled, 10)], or: .expired)
        let tier: UserSubscription.SubscriptionTier =
            random.share([(.growth, 60), (.scale, 30)], or: .enterprise)
        var subscription = UserSubscription(
            userID: id, subscriptionTier: tier, subscriptionStatus: status,
            createdAt: start.date)
        subscription.subscriptionStartDate = start.day
        switch status {
        case .trial:
            let end = world.now.adding(days: random.int(in: 1...14))
            subscription.subscriptionEndDate = end.day
            subscription.trialEndDate = end.day
        case .expired: subscription.subscriptionEndDate = world.now.adding(days: -1).day
        case .cancelled:
            let end = random.moment(from: start, to: world.now)
            subscription.subscriptionEndDate = end.day
            subscription.cancelledAt = end.date
            subscription.cancellationReason = "The round took longer than planned."
            subscription.autoRenew = false
        default:
            subscription.subscriptionEndDate =
                random.chance(1, in: 2) ? world.now.adding(days: random.int(in: 5...360)).day : nil
        }
        if status != .trial {
            subscription.subscriptionMrr = tier == .growth ? 49 : tier == .scale ? 199 : 799
            subscription.billingPeriod = random.share(
                [(.monthly, 60), (.quarterly, 10)], or: .yearly)
            subscription.billingCurrency = "USD"
            subscription.paymentProvider = "cardhouse"
            subscription.paymentCustomerID = "cus_\(id.suffix(12))"
        }
        chapter.add(subscription, at: start)
    }
}
