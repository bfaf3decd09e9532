import Foundation
import PackagePlugin

/// Makes Swift of the schema files that lie beside a target's sources.
///
/// The plugin only names what goes in and what comes out, so that the build knows when to run the
/// compiler again. What comes out is decided there, where tests can reach it.
@main
struct GenerateSchema: BuildToolPlugin {
    /// Runs the compiler over all of a target's schema files at once: queries and collections refer
    /// from one to another.
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = target.directoryURL
        let files = try FileManager.default.contentsOfDirectory(
            atPath: folder.path(percentEncoded: false)
        )
        .sorted()
        let names = files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
        // Nothing is made of these: the compiler is run to refuse them.
        let misnamed = files.filter { name in
            let small = name.lowercased()
            return !name.hasSuffix(".yaml") && !name.hasPrefix(".")
                && (small.hasSuffix(".yml") || small.hasSuffix(".yaml"))
        }
        guard names.contains("schema.yaml") else {
            let header = misnamed.first { $0.lowercased().hasPrefix("schema.") }
            throw GenerateSchemaError.noHeader(
                target: target.name, folder: folder.path(percentEncoded: false),
                misnamed: header)
        }
        let output = context.pluginWorkDirectoryURL
        return [
            .buildCommand(
                displayName: "Compiling the schema of \(target.name)",
                executable: try context.tool(named: "schema-compiler").url,
                arguments: [
                    folder.path(percentEncoded: false), output.path(percentEncoded: false),
                ],
                inputFiles: (names + misnamed).map { folder.appending(component: $0) },
                outputFiles: names.map { name in
                    output.appending(component: "\(name.dropLast(5)).generated.swift")
                })
        ]
    }
}

/// Why there is nothing to compile.
enum GenerateSchemaError: Error, CustomStringConvertible {
    /// There is no `schema.yaml`, but perhaps a file that should be called so.
    case noHeader(target: String, folder: String, misnamed: String?)

    var description: String {
        switch self {
        case .noHeader(let target, let folder, let misnamed?):
            """
            target '\(target)' uses the plugin GenerateSchema and has no schema.yaml: call the file \
            '\(misnamed)' in \(folder) so, and name all schema files .yaml
            """
        case .noHeader(let target, let folder, nil):
            """
            target '\(target)' uses the plugin GenerateSchema and has no schema.yaml. Add a file \
            called 'schema.yaml' to \(folder), and one YAML file for each model beside it; or \
            take the plugin off the target
            """
        }
    }
}
