// The modules that are written in the language itself.
//
// Much of the standard library is arithmetic and argument handling, which the language says best, and which then
// behaves as a script's own code does: defaults, keywords, errors. Such a module is a file of `Library/`, embedded
// in the program, compiled when it is first imported and run in a namespace of its own. What it cannot say, or
// not fast enough, it imports from a native module whose name begins with `_`.

internal import Syntax

extension Machine {
  /// The source of a library module.
  static func librarySource(_ module: String) -> Source? {
    guard let bytes = librarySources[module] else { return nil }
    return Source(name: "<convbook library>/\(module).py", text: String(decoding: bytes, as: UTF8.self))
  }

  /// The names of the library's modules.
  static var libraryModules: [String] { librarySources.keys.sorted() }

  /// The native modules under those of the library.
  static var libraryNatives: [String: (Machine) throws(Raise) -> ModuleObject] {
    [
      "_json": JSONModule.make, "_kinds": KindsModule.make, "_random": RandomModule.make,
      "_source": SourceModule.make, "_time": TimeModule.make,
    ]
  }

  private static let librarySources: [String: [UInt8]] = [
    "__future__": PackageResources.__future___py,
    "abc": PackageResources.abc_py,
    "collections.abc": PackageResources.collections_abc_py,
    "collections.wrappers": PackageResources.collections_wrappers_py,
    "contextlib": PackageResources.contextlib_py,
    "dataclasses": PackageResources.dataclasses_py,
    "enum": PackageResources.enum_py,
    "io": PackageResources.io_py,
    "json": PackageResources.json_py,
    "json.decoder": PackageResources.json_decoder_py,
    "json.encoder": PackageResources.json_encoder_py,
    "random": PackageResources.random_py,
    "statistics": PackageResources.statistics_py,
    "textwrap": PackageResources.textwrap_py,
    "time": PackageResources.time_py,
    "types": PackageResources.types_py,
    "typing": PackageResources.typing_py,
  ]
}
