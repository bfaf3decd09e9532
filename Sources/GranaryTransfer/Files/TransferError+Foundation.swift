internal import Foundation

extension TransferError {
    /// What the system said to Foundation.
    ///
    /// - Parameters:
    ///   - path: What it was about.
    ///   - action: What was tried, as in "deleting".
    ///   - error: What Foundation threw; an input/output error when there is no number in it.
    init(_ path: String, action: String, _ error: any Error) {
        var error = error as NSError
        while error.domain != NSPOSIXErrorDomain,
            let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error
        {
            error = cause as NSError
        }
        let code = error.domain == NSPOSIXErrorDomain ? Int32(clamping: error.code) : 5
        self = .system(path: path, action: action, code: code)
    }
}
