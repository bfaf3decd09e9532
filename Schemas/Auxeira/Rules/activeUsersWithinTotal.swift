internal import GranaryEntities

extension Auxeira.Rules {
    /// Those who use a startup's product every day do so every month, and have an account.
    static func activeUsersWithinTotal(
        _ startup: StartupProfile, _ write: RuleContext<StartupProfile>
    ) throws(StoreError) -> RuleViolation? {
        nesting(
            [
                ("active_users_daily", startup.activeUsersDaily),
                ("active_users_monthly", startup.activeUsersMonthly),
                ("total_users", startup.totalUsers),
            ], in: write)
    }

    /// The same of its figures on one day.
    static func activeUsersWithinTotal(
        _ metrics: StartupMetrics, _ write: RuleContext<StartupMetrics>
    ) throws(StoreError) -> RuleViolation? {
        nesting(
            [
                ("active_users_daily", metrics.activeUsersDaily),
                ("active_users_monthly", metrics.activeUsersMonthly),
                ("total_users", metrics.totalUsers),
            ], in: write)
    }
}
