// An embedded interpreter for a Python subset.
//
// The stages, one folder each: `Syntax` (a module of its own) scans and parses; `Resolve` decides what each
// name means; `Compile` makes register instructions; `Machine` runs them on `Values`, with `Builtins` as the
// script's first library. See the README beside this file.

public import Limits
public import Syntax

/// Runs scripts and cells that share one namespace.
///
/// ```swift
/// let interpreter = Interpreter(limits: Limits(), host: Host(write: { _, text in print(text.string) }))
/// do {
///   try interpreter.run(Source(name: "<string>", text: "print(6 * 7)"))
/// } catch {
///   print(interpreter.traceback(of: error.exception))
/// }
/// ```
/// Call it on one thread, whose stack should be large (64 MB or more): native callbacks nest there.
public final class Interpreter {
  public let machine: Machine
  /// The variables of the script or session.
  public let globals: GlobalTable

  public init(limits: Limits, host: Host = Host()) {
    machine = Machine(limits: limits, host: host)
    globals = GlobalTable(heap: machine.heap)
    globals["__name__"] = machine.string(Text("__main__"))
    globals["__doc__"] = Value.none
    globals["__annotations__"] = .dict(DictObject(heap: machine.heap))
    machine.extraRoots["__main__"] = .object(globals)
  }

  /// Runs a script or cell. With `returnsLastValue` the result is the value of a final expression statement,
  /// else `None`. Cycles that the run left behind are freed at its end.
  @discardableResult
  public func run(_ source: Source, returnsLastValue: Bool = false) throws(Raise) -> Value {
    machine.heap.freeRemains()
    let code = try machine.compile(source, globals: globals, returnsLastValue: returnsLastValue)
    do {
      let value = try machine.execute(code, globals: globals)
      collectCycles(keeping: value)
      return value
    } catch {
      // Who pressed Ctrl-C waits for nothing: the next run collects.
      if !machine.limits.cancelFlag.isUrgent { collectCycles(keeping: .object(error.exception)) }
      throw error
    }
  }

  /// Lets every generator that is suspended inside a `try` or `with` run its `finally`, as Python does when it ends.
  public func closeGenerators() throws(Raise) { try machine.closeGenerators() }

  /// What a run gives is reached from no root, and must not be taken for garbage.
  private func collectCycles(keeping outcome: Value) {
    if !machine.heap.wantsCollection { return }
    machine.extraRoots["outcome"] = outcome
    machine.collectCycles()
    machine.extraRoots["outcome"] = nil
  }

  /// The report of an uncaught exception as CPython prints it, ending in a newline.
  public func traceback(of exception: ExceptionObject) -> String {
    TracebackPrinter.print(exception, machine)
  }

  /// `TypeError: message`, the last line of a traceback.
  public func summary(of exception: ExceptionObject) -> String {
    TracebackPrinter.summary(of: exception, machine)
  }

  /// The instructions of `source`, for people.
  public func disassembly(of source: Source) throws(Raise) -> String {
    Disassembler(machine: machine, globals: globals).dump(try machine.compile(source, globals: globals))
  }
}
