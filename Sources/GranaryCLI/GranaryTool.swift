internal import ArgumentParser
internal import Foundation
internal import Granary
internal import GranaryEntities
internal import GranaryMigrations
internal import GranaryTransfer

/// The `granary` command.
public enum GranaryTool {
    /// Runs the command line of this process, and ends it with the command's exit status.
    public static func main() -> Never {
        Terminal.ignoreClosedPipes()
        exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    /// Runs a command line, and tells on standard error why it failed if it did.
    static func run(_ arguments: [String]) -> ExitStatus {
        do {
            var command = try GranaryCommand.parseAsRoot(arguments)
            try command.run()
            return .success
        } catch {
            return report(error)
        }
    }

    private static func report(_ error: any Error) -> ExitStatus {
        switch error {
        case OutputError.closedPipe, TransferError.closedPipe: return .success
        case let failure as CommandFailure: return report(failure)
        case let error as StoreError: return report(CommandFailure(error))
        case let error as TransferError: return report(CommandFailure(error))
        case let error as EntityError: return report(CommandFailure(error))
        case let error as MigrationError: return report(CommandFailure(error))
        default: return reportParsing(error)
        }
    }

    /// Writes the lines; what of one came from a file or a store cannot break it or the terminal.
    private static func report(_ failure: CommandFailure) -> ExitStatus {
        var text = "granary: \(AttributeValue.string(failure.message).cellText)\n"
        for detail in failure.details {
            text += "  \(AttributeValue.string(detail).cellText)\n"
        }
        Terminal.writeError(text)
        return failure.status
    }

    /// Help and versions are asked for; everything else that parsing throws is wrong usage.
    private static func reportParsing(_ error: any Error) -> ExitStatus {
        let message = GranaryCommand.fullMessage(for: error)
        switch GranaryCommand.exitCode(for: error) {
        case .success:
            var output = OutputBuffer(descriptor: Terminal.output)
            output.append(message)
            _ = try? output.endLine()
            _ = try? output.flush()
            return .success
        case .validationFailure:
            Terminal.writeError(message + "\n")
            return .usage
        default:
            return report(.failure("\(error)"))
        }
    }
}
