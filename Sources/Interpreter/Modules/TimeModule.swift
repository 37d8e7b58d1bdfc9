// The module `_time`: the host's clock, where it grants one. What is reckoned with times stands in
// `Library/time.py`.

import Syntax

enum TimeModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    machine.module("_time", owner: "time", functions)
  }

  private static let functions: [NativeRow] = [
    NativeRow("now", .none) { _, machine throws(Raise) in .float(try clock(machine).now()) },
    NativeRow("monotonic", .none) { _, machine throws(Raise) in .float(try clock(machine).monotonic()) },
    NativeRow("sleep", .one) { given, machine throws(Raise) in
      let seconds = try seconds(given[0], machine)
      let clock = try clock(machine)
      machine.host.flush()
      let end = clock.monotonic() + seconds
      // In short pieces, so that Ctrl-C and the time limit end it.
      while true {
        try machine.pollHolding()
        let left = end - clock.monotonic()
        if left <= 0 { return .none }
        clock.sleep(min(left, 0.02))
      }
    },
  ]

  private static func clock(_ machine: Machine) throws(Raise) -> Host.Clock {
    if let clock = machine.host.clock { return clock }
    throw machine.error("RuntimeError", "the host of this script grants no clock")
  }

  private static func seconds(_ value: Value, _ machine: Machine) throws(Raise) -> Double {
    let number = value.underlying
    let seconds =
      if case .float(let float) = number { float } else { try machine.double(machine.integerArgument(number)) }
    if seconds.isNaN { throw machine.valueError("Invalid value NaN (not a number)") }
    if seconds < 0 { throw machine.valueError("sleep length must be non-negative") }
    if seconds > 9_223_372_036 { throw machine.overflowError("timestamp too large to convert to C _PyTime_t") }
    return seconds
  }
}
