// Before a room with a folder `Library` is compiled, its modules in the embedded language become Swift.

import Foundation
import PackagePlugin

@main struct EmbedLibrary: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let library = target.directoryURL.appending(path: "Library")
    let modules = try FileManager.default.contentsOfDirectory(at: library, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "py" }.sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "LibraryTexts.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(modules.count) modules of \(target.name)",
        executable: try context.tool(named: "embed-library").url,
        arguments: [output.path] + modules.map(\.path), inputFiles: modules, outputFiles: [output])
    ]
  }
}
