import GranaryMigrations

/// The migration error that `work` throws; `nil` when it throws nothing, or something else.
func migrationError(_ work: () throws -> Void) -> MigrationError? {
    do {
        try work()
        return nil
    } catch {
        return error as? MigrationError
    }
}
