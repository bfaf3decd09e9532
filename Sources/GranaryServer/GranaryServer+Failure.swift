internal import Granary
internal import NIOCore
internal import SystemPackage

extension GranaryServer {
    /// What the program says of itself.
    public static var version: String { "granary-server \(GranaryVersion.current)" }

    /// Why a server could not listen, and what to do about it.
    public static func unheard(at settings: ServerSettings, _ error: any Error) -> SettingsError {
        let place = "\(settings.host):\(settings.port)"
        guard let error = error as? IOError else {
            return SettingsError("nothing can be listened to at \(place): \(error)")
        }
        let advice =
            switch Errno(rawValue: error.errnoCode) {
            case .addressInUse:
                "another program listens there: give another --port, or 0 for a free one"
            case .addressNotAvailable: "this machine has no such address: give another --host"
            case .permissionDenied: "this user may not: give a --port from 1024 on"
            case let other: "the system says: \(other)"
            }
        return SettingsError("nothing can be listened to at \(place): \(advice)")
    }
}
