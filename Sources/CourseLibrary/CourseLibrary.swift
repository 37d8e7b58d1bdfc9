// What scripts get: the module `convbook`, and the same names unasked in lessons and the REPL.
//
// A library belongs to one machine. It owns the tensor engine and the classes of tensors, and hands both to the verbs,
// which are rows of the tables in `Verbs/`. It holds no script values beyond its classes, so that it can die with its
// machine.

package import Interpreter
package import Tensors

/// The teaching verbs for one interpreter.
///
/// ```swift
/// let library = CourseLibrary(machine: interpreter.machine, environment: environment)
/// library.install()          // import convbook
/// library.installUnasked()   // and every name without an import
/// ```
/// Install it before the first source is compiled; the machine then keeps it.
package final class CourseLibrary {
  package let engine: Engine
  package var environment: CourseEnvironment
  let types: TensorTypes
  let arrays: ArrayClasses
  let eager: EagerClasses
  /// What a script has begun and not ended, the parts of something behind it.
  var progress: [ProgressMeter] = []
  /// The warnings that have been said.
  var warnings: Set<String> = []
  /// Whether what runs is a cell, below which pictures and values are shown, or a plain script.
  package var runsCell = false
  /// The engine's eras, one for each set of forbidden names.
  private var eras: [Set<String>: Int] = [[]: 0]
  unowned let machine: Machine

  package init(machine: Machine, environment: CourseEnvironment) {
    self.machine = machine
    self.environment = environment
    engine = Engine(
      limits: machine.limits, seed: environment.seed, threads: environment.threads,
      atMost: environment.instructions)
    types = TensorTypes(machine, engine)
    arrays = ArrayClasses(machine, engine)
    eager = EagerClasses(machine, types, arrays)
    types.install(in: self, machine)
    arrays.install(in: self, machine)
    eager.install(in: self, machine)
  }

  /// What is refused is the gradient of what was computed while something else was forbidden, or nothing: the name that
  /// ``Host/refused`` is told.
  package static let earlierGradient = "the gradient of an earlier computation"

  private func era(of forbidden: Set<String>) -> Int {
    let era = eras[forbidden] ?? eras.count
    eras[forbidden] = era
    return era
  }

  /// Makes `import convbook` and `from convbook import *` work.
  package func install() {
    machine.host.forbids = { [unowned self] names in engine.era = era(of: names) }
    machine.host.modules.updateValue(module, forKey: "convbook")
    for (name, _, _) in CourseLibrary.namespaces {
      let make: (Machine) throws(Raise) -> ModuleObject = { (machine) throws(Raise) in
        let whole = try machine.importModule("convbook")
        guard case .object(let object)? = whole.members[name], let part = object as? ModuleObject else {
          return whole
        }
        return part
      }
      machine.host.modules.updateValue(make, forKey: "convbook.\(name)")
    }
    installTorch(machine)
    installNumPy(machine)
    installKeras(machine)
    installPyplot(machine)
    installHelp(machine)
  }

  private func module(_ machine: Machine) throws(Raise) -> ModuleObject {
    let members = GlobalTable(heap: machine.heap)
    for (name, value) in namespace { members[name] = value }
    // What else is imported later, `convbook.nn`, stands in the module and is no verb.
    members["__all__"] = machine.list(members.boundNames.map { machine.string(Text($0)) })
    members["__doc__"] = machine.string(
      "The teaching verbs: kernels, tensors and pictures, and what explains them. Scripts have them without an import."
    )
    return ModuleObject("convbook", members: members, heap: machine.heap)
  }

  /// Makes every verb a name that scripts have without an import.
  package func installUnasked() {
    for (name, value) in namespace { machine.builtins[name] = value }
  }

  // MARK: Names and help

  /// The tables of verbs: a new one is a line here.
  static var verbs: [Verb] {
    creationVerbs + joiningVerbs + convolutionVerbs + lessonVerbs + pictureVerbs + exerciseVerbs
  }

  /// The verbs that stand in a namespace of their own.
  static var namespaces: [(name: String, help: String, verbs: [Verb])] {
    [
      ("datasets", "Data that is made or read, and what prepares it.", datasetVerbs),
      ("glyphs", "Letters and digits as small pictures.", glyphVerbs),
      ("metrics", "How well answers agree with the truth.", metricVerbs),
    ]
  }

  /// The names of all verbs, those of namespaces with a dot: for completion and an index of help.
  package static var verbNames: [String] {
    verbs.map(\.name) + namespaces.flatMap { space in space.verbs.map { "\(space.name).\($0.name)" } }
  }

  /// What help says of a verb (`xcorr`, `glyphs.draw`) or of a tensor's method (`Tensor.sum`); nil for other names.
  package static func help(for name: String) -> String? {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    let tables =
      [("", verbs), ("Tensor", TensorTypes.methods), ("ndarray", ArrayClasses.allMethods)]
      + ["np", "numpy"].map { ($0, ArrayClasses.allFunctions) } + namespaces.map { ($0.name, $0.verbs) }
    guard let table = tables.first(where: { $0.0 == (parts.count == 2 ? parts[0] : "") }),
      let verb = table.1.first(where: { $0.name == parts.last })
    else { return nil }
    return "\(name)\(verb.signature.shown)\n\(verb.help)"
  }

  private var namespace: [(String, Value)] {
    let heap = machine.heap
    var names = CourseLibrary.verbs.map { ($0.name, $0.function(in: self, heap: heap)) }
    for dtype in [DType.float32, .float64, .int64, .uint8] { names.append((dtype.name, types.value(dtype))) }
    names.append(("fast", .bool(environment.isFast)))
    for (name, help, verbs) in CourseLibrary.namespaces {
      let members = GlobalTable(heap: heap)
      members["__doc__"] = machine.string(Text(help))
      for verb in verbs { members[verb.name] = verb.function(in: self, heap: heap) }
      for (constant, words) in CourseLibrary.wordLists where constant.space == name {
        members[constant.name] = machine.list(words.map { machine.string(Text($0)) })
      }
      names.append((name, .object(ModuleObject("convbook.\(name)", members: members, heap: heap))))
    }
    return names
  }
}
