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
    LibraryTexts.all[module].map { Source(name: "<convbook library>/\(module).py", text: $0) }
  }

  /// The names of the library's modules.
  static var libraryModules: [String] { LibraryTexts.all.keys.sorted() }

  /// The native modules under those of the library.
  static var libraryNatives: [String: (Machine) throws(Raise) -> ModuleObject] {
    [
      "_json": JSONModule.make, "_kinds": KindsModule.make, "_random": RandomModule.make,
      "_source": SourceModule.make, "_time": TimeModule.make,
    ]
  }
}
