internal import GranaryEntities

extension Auxeira.Rules {
    /// A person's subscription ends on the day it starts, or later.
    static func subscriptionEndNotBeforeStart(
        _ subscription: UserSubscription, _ write: RuleContext<UserSubscription>
    ) throws(StoreError) -> RuleViolation? {
        write.order(
            ("subscription_start_date", subscription.subscriptionStartDate),
            ("subscription_end_date", subscription.subscriptionEndDate))
    }

    /// A startup's subscription ends on the day it starts, or later.
    static func subscriptionEndNotBeforeStart(
        _ startup: StartupProfile, _ write: RuleContext<StartupProfile>
    ) throws(StoreError) -> RuleViolation? {
        write.order(
            ("subscription_start_date", startup.subscriptionStartDate),
            ("subscription_end_date", startup.subscriptionEndDate))
    }
}
