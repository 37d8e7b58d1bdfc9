// A verb is a row of a table: its name, its parameters, one sentence of help, and what it does.
//
// The same row makes the function that a script calls, the methods of tensors, and the text that help shows, so a new
// verb is a new row in one of the tables beside this file. Bodies may throw whatever the rooms below throw: the one
// place that turns such errors into the script's exceptions is `Machine.raise(for:)`.

import Interpreter
import Tensors

/// A function that scripts can call.
struct Verb {
  typealias Body = (Call) throws -> Value

  let name: String
  let signature: Signature
  /// One sentence, and an example where it helps.
  let help: String
  let body: Body
  /// The module of the library in which it is written; nil where it is written in Swift.
  var module: String?

  /// A parameter as messages speak of it.
  struct Parameter {
    let name: String
    /// Counted from 1, the receiver of a method not counted; nil when it is given by name only.
    let position: Int?
  }

  init(_ name: String, _ signature: String, _ help: String, body: @escaping Body) {
    self.name = name
    self.signature = Signature(signature, aliases: Verb.aliases)
    self.help = help
    if let place = self.signature.place(of: "device") {
      // Wherever a device can be named, only the CPU will do.
      self.body = { call in
        try call.checkDevice(call[place])
        return try body(call)
      }
    } else {
      self.body = body
    }
  }

  /// The parameters in the order in which `Signature` binds them; read when a message or a picture asks for them.
  var parameters: [Parameter] { Verb.parameters(of: signature.text) }

  /// NumPy's names for parameters, which PyTorch takes too.
  private static let aliases = ["axis": "dim", "keepdims": "keepdim"]

  /// The parameters in the order in which `Signature` binds them: `*rest` last.
  static func parameters(of signature: String) -> [Parameter] {
    var parameters: [Parameter] = []
    var rest: [Parameter] = []
    var position: Int? = 0
    for piece in signature.split(separator: ",") {
      let name = (piece.split(separator: "=", maxSplits: 1).first ?? "").filter { $0 != " " }
      if name == "self" {
        parameters.append(Parameter(name: "self", position: nil))
      } else if name.hasPrefix("*") {
        if name.count > 1 {
          rest.append(Parameter(name: String(name.dropFirst()), position: position.map { $0 + 1 }))
        }
        position = nil
      } else {
        position = position.map { $0 + 1 }
        parameters.append(Parameter(name: name, position: position))
      }
    }
    return parameters + rest
  }

  /// The same as a function whose first argument, the receiver of the method, has a name.
  func taking(_ receiver: String) -> Verb {
    Verb(name, receiver + signature.text.dropFirst("self".count), help, body: body)
  }

  /// The verb as a value; `type` makes it a method of that class, `wording` says what errors of the engine's become.
  func function(
    in library: CourseLibrary, heap: Heap, of type: String? = nil,
    wording: @escaping (any Error, Machine) -> Raise = { $1.raise(for: $0) }
  ) -> Value {
    let itself = Itself()
    let function = NativeFunction(
      name, qualifiedName: type.map { "\($0).\(name)" }, isMethod: type != nil, signature: signature,
      documentation: help, heap: heap
    ) { (arguments, machine) throws(Raise) in
      if arguments.hasKeywords, signature.place(of: "out") == nil,
        arguments.keyword("out", machine) != nil
      {
        throw machine.error(
          "NotImplementedError",
          "\(name)(): out= is not here: use the result, or write it into a tensor with y[...] = \(name)(…)")
      }
      let values = try signature.bind(arguments, function: name, machine)
      let raise: Raise
      do {
        return try library.engine.measured(name) {
          try body(Call(library: library, machine: machine, verb: self, values: values))
        }
      } catch {
        raise = wording(error, machine)
      }
      guard let function = itself.function?.takeUnretainedValue(),
        let stand = try StandIn.first(among: arguments, machine)
      else { throw raise }
      return try stand.answer(.object(function), arguments, machine)
    }
    itself.function = .passUnretained(function)
    return .object(function)
  }

  /// The function that runs, which lives as long as its body does.
  private final class Itself { var function: Unmanaged<NativeFunction>? }
}
