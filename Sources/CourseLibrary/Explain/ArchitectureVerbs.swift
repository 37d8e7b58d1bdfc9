// The native side of `why`, `sketch` and `build`: a network that grows layer by layer.
//
// The language follows a model and says for each call what layer it is and what it reads; the graph here holds the
// rules and tells the shape that comes out, so that sizes in names go through every layer as numbers do. What is known
// at the end (counts, work, fields, the drawing) is asked of `Networks` at once.

import Interpreter
import Networks
import Tensors

/// A network and the shapes of its inputs, behind a script's model.
final class GraphObject: Object {
  var network: Network
  /// nil until a shape is said.
  var inputs: [FeatureShape]?
  /// What the layers give for these inputs.
  var shapes: [FeatureShape] = []

  init(_ network: Network, inputs: [FeatureShape]?, heap: Heap) {
    self.network = network
    self.inputs = inputs
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("Graph") }
}

extension CourseLibrary {
  /// Rows of the private module `_teaching`.
  static var architectureVerbs: [Verb] {
    [
      Verb("graph", "name, shapes=None", "An empty network for inputs of these shapes.") { call in
        .object(GraphObject(Network(try call.string(0)), inputs: try call.shapes(1), heap: call.machine.heap))
      },
      Verb("parse", "text, shapes=None", "The network that words describe.") { call in
        .object(
          GraphObject(try build(call.string(0)), inputs: try call.shapes(1), heap: call.machine.heap))
      },
      Verb("zoo", "name", "A known network, and the shape of its input.") { call in
        let name = try call.string(0)
        guard let entry = Zoo.named(name) else { return .none }
        let graph = GraphObject(entry.network, inputs: [entry.input], heap: call.machine.heap)
        return call.machine.tuple([.object(graph), call.shape(entry.input)])
      },
      Verb("zoo_names", "", "The names of the known networks.") { call in
        call.machine.list(Zoo.all.map { call.text($0.name) })
      },
      Verb("add", "graph, name, layer, sources", "Adds a layer and gives the shape of its output.") { call in
        let graph = try call.graph(0)
        let sources = try call.axes(3)
        let known = -(graph.inputs?.count ?? 1)..<graph.shapes.count
        guard sources.allSatisfy(known.contains) else {
          throw call.invalid(
            "sources must lie from \(known.lowerBound) to \(known.upperBound - 1), got \(sources)")
        }
        let points = sources.map { $0 < 0 ? Network.Point.input(-$0 - 1) : .layer($0) }
        let name = call.isMissing(1) ? nil : try call.string(1)
        let rule = try call.rule(call[2])
        graph.network.add(rule, named: name, from: points)
        let given = sources.map { $0 < 0 ? graph.inputs?[-$0 - 1] : graph.shapes[$0] }.compactMap(\.self)
        do throws(LayerProblem) {
          graph.shapes.append(try rule.account(of: given).output)
        } catch {
          // The network says the same with where the shape came from and what would have fitted.
          _ = try graph.network.summary(ofAll: graph.inputs ?? [])
          throw error
        }
        return call.shape(graph.shapes[graph.shapes.count - 1])
      },
      Verb("rows", "graph, shapes=None", "Everything the shapes decide, layer by layer, and the totals.") {
        call in
        let graph = try call.graph(0)
        guard let inputs = try call.shapes(1) ?? graph.inputs else {
          throw call.machine.valueError("the shape of the input must be said")
        }
        return try call.value(graph.network.summary(ofAll: inputs))
      },
      Verb("sketch", "graph, shape=None, last=False", "The network drawn.") { call in
        let shape = try call.shapes(1)?.first
        let order: AxisOrder = try call.bool(2) ? .channelsLast : .channelsFirst
        return call.machine.string(Text(try call.graph(0).network.sketch(shape, order: order)))
      },
      Verb("words", "graph", "The description from which build makes the network.") { call in
        call.machine.string(Text(try call.graph(0).network.words))
      },
      Verb("layers", "graph", "Each layer's name, kind, words and sources.") { call in
        let network = try call.graph(0).network
        return call.machine.list(
          network.layers.map { layer in
            let sources = layer.from.map { (point) -> Value in
              switch point {
              case .input(let number): .int(-number - 1)
              case .layer(let number): .int(number)
              }
            }
            return call.machine.tuple([
              call.text(layer.name), call.text(layer.rule.kind), call.text(layer.rule.words),
              call.machine.tuple(sources),
            ])
          })
      },
      Verb(
        "reached", "graph, shape, layer=None, at=None",
        "For each axis of the input whether a place is reached from an output, or from any."
      ) { call in
        guard let input = try call.shapes(1)?.first else { throw call.mismatch(1, "a shape") }
        let marks = try call.graph(0).network.reached(
          input, from: call.optionalInt(2), at: call.isMissing(3) ? nil : call.axes(3))
        return call.machine.list(
          marks.map { axis in axis.map { call.machine.list($0.map { .bool($0) }) } ?? .none })
      },
      Verb("grouped", "size", "A size with a comma between groups of three digits.") { call in
        guard case .int(let number) = call[0] else { return call[0] }
        return call.text(Size(number).grouped)
      },
    ]
  }
}

extension Call {
  fileprivate func graph(_ place: Int) throws -> GraphObject {
    guard case .object(let object) = self[place], let graph = object as? GraphObject else {
      throw mismatch(place, "a graph")
    }
    return graph
  }

  fileprivate func text(_ text: String) -> Value { machine.string(Text(text)) }

  /// Shapes of one example each: a list of tuples of ints and names.
  fileprivate func shapes(_ place: Int) throws -> [FeatureShape]? {
    if isMissing(place) { return nil }
    guard let items = machine.sequence(self[place]) else { throw mismatch(place, "a list of shapes") }
    return try items.map { item in
      guard let sizes = machine.sequence(item) else { throw mismatch(place, "a list of shapes", got: item) }
      return FeatureShape(try sizes.map { try size($0) })
    }
  }

  fileprivate func value(_ size: Size) -> Value { size.number.map { .int($0) } ?? text(size.description) }

  fileprivate func shape(_ shape: FeatureShape) -> Value { machine.tuple(shape.sizes.map(value)) }

  private func value(_ worked: Worked) -> Value {
    machine.tuple([text(worked.name), text(worked.formula), text(worked.description), value(worked.value)])
  }

  private func value(_ field: ReceptiveField) -> Value {
    if field.isWhole { return .none }
    let jump: Value = field.jumpDivisor == 1 ? value(field.jump) : text("\(field.jump)/\(field.jumpDivisor)")
    return machine.tuple([value(field.size), jump, value(field.start)])
  }

  private func value(_ reach: Reach) -> Value {
    switch reach {
    case .window(let kernel, let stride, let padding, let dilation):
      machine.tuple([text("window"), value(kernel), value(stride), value(padding), value(dilation)])
    case .transposed(let kernel, let stride, let padding, let dilation):
      machine.tuple([text("transposed"), value(kernel), value(stride), value(padding), value(dilation)])
    case .enlarged(let scale, _): machine.tuple([text("enlarged"), value(scale)])
    case .adaptive(let input, let output): machine.tuple([text("adaptive"), value(input), value(output)])
    case .whole: machine.tuple([text("whole")])
    }
  }

  private func value(_ uncovered: Uncovered) -> Value {
    machine.tuple([
      text(uncovered.axis), .int(uncovered.input), machine.list(uncovered.places.map { .int($0) }),
      text(uncovered.description),
    ])
  }

  fileprivate func value(_ summary: Summary) throws -> Value {
    let rows = try summary.rows.map { row in
      try machine.dict([
        (text("name"), text(row.name)), (text("kind"), text(row.kind)),
        (text("inputs"), machine.list(row.inputs.map(shape))), (text("output"), shape(row.output)),
        (text("sizes"), machine.list(row.account.sizes.map(value))),
        (
          text("parameters"),
          machine.list(
            row.account.parameters.map { machine.tuple([text($0.name), machine.tuple($0.shape.map(value))]) })
        ),
        (text("count"), value(row.account.count)), (text("macs"), value(row.account.macs)),
        (text("statistics"), value(row.account.statistics)), (text("values"), value(row.output.count)),
        (text("fields"), machine.list(row.fields.map(value))),
        (text("reach"), machine.list(row.account.reach.map(value))),
        (
          text("uncovered"),
          machine.list(
            row.inputs.count == 1 ? row.account.uncovered(of: row.inputs[0]).map(value) : [])
        ),
      ])
    }
    return try machine.dict([
      (text("rows"), machine.list(rows)), (text("inputs"), machine.list(summary.inputs.map(shape))),
      (text("output"), shape(summary.output)), (text("total"), value(summary.total)),
      (text("statistics"), value(summary.rows.map { $0.account.statistics }.sum())),
      (text("macs"), value(summary.macs)), (text("connections"), value(summary.connections)),
      (text("activations"), value(summary.activations)),
      (text("activation_bytes"), value(summary.activationBytes)),
      (text("parameter_bytes"), value(summary.parameterBytes)),
    ])
  }
}
