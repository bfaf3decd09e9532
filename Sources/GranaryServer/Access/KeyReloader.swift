internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// Reads the file of access keys again at each SIGHUP.
struct KeyReloader: Service {
    let keys: KeyRing
    let logger: Logger

    func run() async throws {
        // The signal would end a process that does not ask for it.
        let signals = await UnixSignalsSequence(trapping: .sighup)
        for await _ in signals.cancelOnGracefulShutdown() {
            do throws(SettingsError) {
                let count = try keys.reload()
                logger.notice("the access keys were read again", metadata: ["keys": "\(count)"])
            } catch {
                logger.error(
                    "the access keys stay as they were", metadata: ["error": "\(error)"])
            }
        }
    }
}
