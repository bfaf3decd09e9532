import Foundation
import GranarySchema
import GranarySchemaCompiler
import GranarySchemaFiles

/// Makes Swift of a folder of schema files, or of one file: what the plugin `GenerateSchema` runs.
///
/// ```
/// schema-compiler SCHEMA OUTPUT
/// ```
///
/// What is wrong with the schema goes to standard error in the form of compilers, all of it at once,
/// so that a build shows each mistake where it was made. The exit status is 1 then, and 64 when the
/// arguments are not two.
@main
struct SchemaCompiler {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 2, let input = arguments.first, let output = arguments.last else {
            report("usage: schema-compiler SCHEMA OUTPUT")
            exit(64)
        }
        exit(run(input: input, output: output))
    }

    private static func run(input: String, output: String) -> CInt {
        let decoded = SchemaFolder.read(input, models: .files)
        let diagnostics = decoded.check()
        for diagnostic in diagnostics { report(diagnostic.description) }
        guard let schema = decoded.schema, !diagnostics.hasErrors else { return 1 }
        let sources = SwiftSources(of: schema)
        for var diagnostic in sources.diagnostics {
            diagnostic.location = decoded.locations[diagnostic.path]
            report(diagnostic.description)
        }
        guard !sources.diagnostics.hasErrors else { return 1 }
        do {
            try FileManager.default.createDirectory(
                atPath: output, withIntermediateDirectories: true)
            for file in sources.files { try write(file, to: output) }
        } catch {
            report("error: \(output): \(error.localizedDescription)")
            return 1
        }
        return 0
    }

    /// Writes a file unless it is there already as it should be, so that what was compiled stays
    /// compiled.
    private static func write(_ file: SwiftSources.File, to folder: String) throws {
        let url = URL(filePath: folder).appending(component: file.name)
        let data = Data(file.text.utf8)
        if let present = try? Data(contentsOf: url), present == data { return }
        try data.write(to: url, options: .atomic)
    }

    private static func report(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
