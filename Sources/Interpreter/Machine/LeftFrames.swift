// What the frames of a failed call held when it failed, for whoever wants to look at it afterwards.
//
// An exception leaves frame after frame, and each loses its variables. Where the host wants them (a debugger does), they
// are kept on the way: those of the latest exception that has left a frame, until another one does or they are
// forgotten. The machine asks only where an exception is under way, so that nothing else is slower.

public import Syntax

/// A frame that an exception has left.
public struct LeftFrame {
  public let function: String
  public let source: Source
  /// What was being computed.
  public let span: Span
  /// Its own variables that had a value, in the order in which they are named; empty for the top of a cell, whose
  /// variables are globals.
  public let variables: [(name: String, value: Value)]
}

extension Machine {
  /// Keeps the frame that `exception`, which has just been noted in it, is about to leave.
  func keepFrame(_ exception: ExceptionObject, _ code: Code, _ registers: UnsafeMutablePointer<Value>) {
    guard let place = exception.traceback.last else { return }
    if leavingException !== exception { forgetFrames() }
    leavingException = exception
    let variables = code.variables.compactMap { variable -> (name: String, value: Value)? in
      var value = registers[variable.register]
      if let cell = value.object as? CellObject { value = cell.value }
      if case .unbound = value { return nil }
      return variable.name.hasPrefix(".") ? nil : (variable.name, value)
    }
    leftFrames.append(
      LeftFrame(function: place.function, source: place.source, span: place.span, variables: variables))
    extraRoots["left frames"] = list(leftFrames.flatMap { $0.variables.map(\.value) })
  }

  /// Lets go of the values of frames that were left.
  public func forgetFrames() {
    leftFrames = []
    leavingException = nil
    extraRoots["left frames"] = nil
  }

  /// The names of the modules that a script may import, those of the interpreter and of the host.
  public var moduleNames: [String] {
    let names =
      Machine.standardModules.keys + Machine.libraryModules + host.modules.keys
    return Set(names.filter { name in !name.split(separator: ".").contains { $0.hasPrefix("_") } }).sorted()
  }
}
