// The teaching verbs that are written in the language itself.
//
// Each is a row like any other: name, parameters, a sentence. Its body imports the module of `Library` that defines the
// function of the same name and calls it, so that a script that never explains anything compiles none of it.

import Interpreter
import Syntax
import Tensors

extension Verb {
  /// A verb that a module of `Library` defines under the same name, with the same parameters.
  init(_ name: String, _ signature: String, _ help: String, from module: String) {
    self.init(name, signature, help) { call in
      let machine = call.machine
      let function = try machine.attribute(
        of: .object(machine.importModule(module)), machine.heap.names.intern(name))
      let given = zip(call.verb.parameters.map(\.name), call.values).filter { !$0.1.isUnbound }
      do throws(Raise) {
        return try machine.call(function, [], keywords: given.map { (machine.heap.names.intern($0), $1) })
      } catch {
        // Where the learner went wrong is the line that called the verb, not a line of the library.
        error.exception.traceback.removeAll { $0.source.name.hasPrefix("<convbook library>/") }
        throw error
      }
    }
    self.module = module
  }
}

extension Value {
  var isUnbound: Bool { if case .unbound = self { true } else { false } }
}

extension CourseLibrary {
  /// The verbs that explain, account and measure.
  static var lessonVerbs: [Verb] {
    [
      Verb(
        "explain",
        "layer, x, at=None, stride=1, padding=0, dilation=1, bias=0.0, activation=None, *, gradient_of=None, "
          + "upstream=None, loss=None, target=None, inside=None",
        "One output of a layer, kernel, function or model on x, as the sum that it is, printed; at=(c, i, j) says "
          + "which. gradient_of=(\"weight\", (o, c, k, l)) explains a gradient. Gives an object with the parts.",
        from: "convbook.explain"),
      Verb(
        "slide",
        "layer, x, stride=1, padding=0, bias=0.0, activation=None, frames=None, *, dilation=1, map=None",
        "The window of a kernel or layer slid over the picture x step by step, each step explained; frames=3 shows "
          + "the first 3. Gives the output.",
        from: "convbook.slide"),
      Verb(
        "why", "model, input_shape=None, *, quiet=False",
        "Every shape, count, MAC and receptive field of a model with its formula and numbers; sizes may be names: "
          + "why(model, (1, \"h\", \"w\")).",
        from: "convbook.architecture"),
      Verb(
        "sketch", "model, input_shape=None",
        "A model drawn as a block diagram, with shapes where an input is given.",
        from: "convbook.architecture"),
      Verb(
        "build", "text, input_shape=None",
        "The architecture that words describe: build(\"conv 8 3x3, relu, pool 2, dense 10\"); with an input shape, "
          + "its shapes are known too.",
        from: "convbook.architecture"),
      Verb(
        "count_params", "m, input_shape=None", "How many numbers a model learns.", from: "convbook.architecture"
      ),
      Verb(
        "receptive_field", "m, input_shape=None, *, quiet=False",
        "How many pixels an output of each layer sees, and how far apart neighbours look, printed.",
        from: "convbook.architecture"),
      Verb(
        "uncovered", "layer, input_shape", "The rows and columns of the input that no output sees, printed.",
        from: "convbook.architecture"),
      Verb(
        "trace_to_pixels", "model, x, at", "The input pixels that an output is connected with, drawn.",
        from: "convbook.architecture"),
      Verb(
        "budget", "model, input_shape, batches=1, epochs=1, batch_size=32, training=True",
        "The operations, memory and seconds that training will take, before it begins.",
        from: "convbook.architecture"),
      Verb(
        "fit",
        "model, data, targets=None, *, loss=None, optimizer=None, lr=None, epochs=5, batch_size=32, validation=None, "
          + "shuffle=True, seed=0, curve=True, quiet=False",
        "Trains a model: says what it will cost, shows how far it is, then the curve. Gives the History.",
        from: "convbook.fitting"),
      Verb(
        "progress", "items, title=\"\", total=None, note=None",
        "The items for a loop, while a line that is never recorded says how far it is and how long it will take.",
        from: "convbook.fitting"),
      Verb(
        "as_matrix", "layer, input_shape",
        "A linear layer as the sparse matrix that it is, equal weights with equal letters, printed.",
        from: "convbook.measure"),
      Verb(
        "equiv", "f, transform, x, tolerance=1e-05",
        "How far f(transform(x)) is transform(f(x)) (equivariance) and f(x) (invariance), interior and border apart.",
        from: "convbook.measure"),
      Verb(
        "gradcheck", "f, inputs, eps=1e-03, tolerance=1e-04",
        "Gradients of backward beside those of small differences, with the worst element.",
        from: "convbook.measure"),
      Verb(
        "dead_units", "model, x, target=None, loss=None",
        "Filters and ReLUs that answer 0 to all of x, and parameters that never get a gradient.",
        from: "convbook.measure"),
      Verb(
        "saliency", "model, x, target=None", "How the score of a class changes with each pixel.",
        from: "convbook.measure"),
      Verb(
        "occlusion", "model, x, size=4, step=2, target=None, fill=None, margin=False",
        "How much the score of a class drops when a patch is covered: a map.",
        from: "convbook.measure"),
      Verb(
        "top_patches", "model, images, channel=0, n=9, layer=None, shown=None",
        "The patches of many images that a feature map answers most, by its receptive field.",
        from: "convbook.measure"),
    ]
  }

  /// The private module `_teaching`: what those modules compute and format with.
  func teachingModule(_ machine: Machine) -> ModuleObject {
    let members = GlobalTable(heap: machine.heap)
    for verb in CourseLibrary.architectureVerbs + CourseLibrary.textVerbs + CourseLibrary.volatileVerbs {
      members[verb.name] = verb.function(in: self, heap: machine.heap)
    }
    return ModuleObject("_teaching", members: members, heap: machine.heap)
  }
}
