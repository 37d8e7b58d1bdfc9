// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Of the interpreter and of the objects it is given, whose fields every instruction reads and writes: the program as it
/// is shipped leaves out Swift's check that no field is accessed while it is being changed. Tests make it.
let unchecked: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

/// A module of the house: what it may import is what stands above it in `Sources/README.md`.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], isChecked: Bool = true) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings + (isChecked ? [] : unchecked))
}

/// A room that also has modules in the embedded language, in its folder `Library`.
func speakingRoom(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: ["README.md", "Library"],
    swiftSettings: settings + unchecked, plugins: [.plugin(name: "EmbedLibrary")])
}

func tests(_ name: String, _ dependencies: [Target.Dependency], copy folders: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies,
    resources: folders.map { .copy($0) }, swiftSettings: settings)
}

let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "convbook",
  products: [
    .executable(name: "convbook", targets: ["convbook"]),
    .library(name: "Tensors", targets: ["Tensors"]),
    .library(name: "Networks", targets: ["Networks"]),
    .library(name: "Datasets", targets: ["Datasets"]),
    .library(name: "Interpreter", targets: ["Interpreter"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CEditline", pkgConfig: "libedit",
      providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .executableTarget(name: "embed-library", path: "Plugins/EmbedLibrary/Tool", swiftSettings: settings),
    .plugin(
      name: "EmbedLibrary", capability: .buildTool(), dependencies: ["embed-library"],
      path: "Plugins/EmbedLibrary/Plugin"),
    .target(name: "CKernels"),
    room("Limits"),
    room("JSON"),
    room("Tensors", ["CKernels", "Limits"], isChecked: false),
    room("Networks", ["Tensors", "JSON"]),
    room("Datasets", ["Tensors", "CZlib"]),
    room("Pictures", ["Tensors", "CZlib"]),
    room("Syntax"),
    speakingRoom("Interpreter", ["Syntax", "Limits", bigInt]),
    room("NotebookFormat", ["JSON", yams]),
    speakingRoom(
      "CourseLibrary",
      [
        "Limits", "JSON", "Tensors", "Networks", "Datasets", "Pictures", "Syntax", "Interpreter",
        "NotebookFormat",
      ]),
    room(
      "Session",
      ["Limits", "JSON", "Tensors", "Syntax", "Interpreter", "CourseLibrary", "NotebookFormat"]),
    .target(name: "CSandbox"),
    room(
      "Grading",
      [
        "CSandbox", "CZlib", "Session", "CourseLibrary", "NotebookFormat", "Interpreter", "Syntax", "Tensors",
        "Limits", "JSON",
      ]),
    .executableTarget(
      name: "convbook",
      dependencies: [
        "Grading", "Session", "CourseLibrary", "NotebookFormat", "Interpreter", "Syntax", "Pictures",
        "Datasets",
        "Tensors",
        "Limits", "JSON", "CEditline", argumentParser,
      ],
      exclude: ["REPL/README.md"], swiftSettings: settings),
    .target(name: "PseudoTerminal", path: "Tests/Support/PseudoTerminal", swiftSettings: settings),
    .target(name: "BuiltProgram", path: "Tests/Support/BuiltProgram", swiftSettings: settings),
    tests("JSON", ["JSON"]),
    tests("Tensors", ["Tensors", "Limits"], copy: ["Recorded"]),
    tests("Networks", ["Networks", "Datasets", "Pictures", "Tensors", "Limits", "JSON"], copy: ["Recorded"]),
    tests("Datasets", ["Datasets", "Networks", "Tensors", "Limits", "CZlib"], copy: ["Recorded"]),
    tests("Pictures", ["Pictures", "Datasets", "Tensors", "Limits", "CZlib"], copy: ["Goldens"]),
    tests("Syntax", ["Syntax"], copy: ["Goldens"]),
    tests(
      "Interpreter", ["Interpreter", "Syntax", "Limits", "BuiltProgram", "convbook", bigInt],
      copy: ["Scripts", "Disassembly", "TextRecordings", "record_scripts.py", "record_text.py"]),
    tests("NotebookFormat", ["NotebookFormat", "JSON"], copy: ["Scripts", "Goldens", "validate.py"]),
    tests(
      "CourseLibrary", ["CourseLibrary", "Interpreter", "Syntax", "Pictures", "Limits"], copy: ["Scripts"]),
    tests("Session", ["Session", "CourseLibrary", "Interpreter", "NotebookFormat", "JSON", "Limits"]),
    tests("Grading", ["Grading", "convbook", "CourseLibrary", "NotebookFormat", "JSON", "BuiltProgram"]),
    tests("Convbook", ["convbook", "BuiltProgram"]),
    tests("REPL", ["convbook", "PseudoTerminal"]),
  ]
)
