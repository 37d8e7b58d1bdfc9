// `In`, `Out` and `_`, as IPython keeps them: `In[n]` is the text of cell n, `Out[n]` its value, `_` the latest value.
//
// They stand among the built-in names, so that a script's own `_` hides ours and they are no variables of the learner.

import Interpreter

/// What earlier cells were and gave, as the script sees it.
struct CellHistory {
  private let machine: Machine
  private let sources: Value
  private let values: Value

  init(_ machine: Machine) {
    self.machine = machine
    sources = machine.list([machine.string("")])
    values = (try? machine.dict([])) ?? .none
    machine.builtins["In"] = sources
    machine.builtins["Out"] = values
    machine.builtins["_"] = machine.string("")
    machine.extraRoots["In"] = sources
    machine.extraRoots["Out"] = values
  }

  func begin(_ count: Int, _ code: String) throws(Raise) {
    guard case .list(let list) = sources else { return }
    while list.count < count { list.append(machine.string("")) }
    if list.count == count { list.append(machine.string(Text(code))) }
  }

  /// Lets go of the values; the texts stay.
  func forget() {
    machine.builtins["_"] = machine.string("")
    _ = try? machine.call(machine.attribute(of: values, machine.heap.names.intern("clear")), [])
  }

  func end(_ count: Int, _ value: Value) throws(Raise) {
    machine.builtins["_"] = value
    try machine.setItem(of: values, at: .int(count), to: value)
  }
}
