// The process in which a student's code runs: the same program, started with its own channel and nothing else. It gives up
// what it does not need before it reads the first message, says which layers of the system keep it in, and serves.

internal import CSandbox
internal import CourseLibrary

/// What `convbook` does when it is started as a worker.
package enum Worker {
  /// The descriptor of the channel.
  static let descriptor: Int32 = 3

  /// Serves until the grader is gone. To be called first of all, before there is another thread.
  package static func run(addressSpace: UInt64, processorSeconds: UInt64) {
    sandbox_close_descriptors(descriptor + 1)
    let layers = sandbox_enter(addressSpace, processorSeconds)
    let channel = Channel(descriptor: descriptor, outlivesPeer: false)
    let hello = Message("hello", [.int(Int(layers)), .int(Int(sandbox_holes()))])
    guard (try? channel.send(hello.plain)) != nil, let begin = try? Message(channel.receive()),
      begin.word == "begin", let seed = try? begin.int(0), let bytes = try? begin.int(1),
      let numbering = try? begin.int(2), let names = try? begin.texts(3)
    else { return }
    AnswerServer(
      channel, seed: UInt64(bitPattern: Int64(seed)), bytes: bytes, numbering: numbering, watching: Set(names)
    ).serve()
  }
}

/// A layer that keeps a worker in.
package enum IsolationLayer: String, CaseIterable, Sendable {
  case process, limits, privileges, landlock, seccomp

  static func layers(bits: Int) -> [IsolationLayer] {
    let named: [(Int, IsolationLayer)] = [
      (Int(SANDBOX_LIMITS), .limits), (Int(SANDBOX_PRIVILEGES), .privileges),
      (Int(SANDBOX_LANDLOCK), .landlock), (Int(SANDBOX_SECCOMP), .seccomp),
    ]
    return [.process] + named.filter { bits & $0.0 != 0 }.map(\.1)
  }
}
