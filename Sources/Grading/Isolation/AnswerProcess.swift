// The grader's end: a worker process and the channel to it.
//
// It is started with an empty environment, the null device for its three standard streams, and its end of a pair of
// sockets. Whatever happens to it, the grader goes on: a channel that is closed, late or speaks nonsense ends the process
// and becomes a failure that says which.

internal import CourseLibrary

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Why a worker answers no more.
package enum WorkerFailure: Error, Equatable, Sendable {
  /// It could not be started; what the system says.
  case start(String)
  /// It ended by a signal, or left with a code.
  case died(signal: Int32?, code: Int32)
  /// It took more wall time than a grader waits: no mark can be given.
  case late
  /// It used up its processor time, which is no mark either.
  case processorTime
  /// Somebody outside ended it, as a system does that is short of memory.
  case killed
  /// It sent what is no message.
  case garbled(String)
}

/// What a worker gets and may use.
package struct WorkerSettings: Sendable {
  /// The path of the program.
  package var program: String
  /// Where the answers' random numbers begin.
  package var seed: UInt64 = 0
  /// The bytes that the answers' values may take.
  package var bytes = 1 << 30
  package var addressSpace: UInt64 = 6 << 30
  package var processorSeconds: UInt64 = 900
  /// How long a grader waits for one answer, in seconds. Running out of it is no mark: the submission is to be graded again.
  package var patience = 300.0
  /// Seconds since any fixed moment.
  package var now: @Sendable () -> Double

  package init(program: String, now: @escaping @Sendable () -> Double) {
    (self.program, self.now) = (program, now)
  }
}

final class AnswerProcess {
  let layers: [IsolationLayer]
  /// What the layers should have kept it from and did not: "file", "socket", "process".
  let holes: [String]
  private(set) var failure: WorkerFailure?
  private let settings: WorkerSettings
  private let channel: Channel
  private let process: pid_t
  private var isRunning = true

  /// `numbering` counts the processes of one submission; `names` are those that some part forbids.
  init(_ settings: WorkerSettings, numbering: Int, watching names: [String]) throws(WorkerFailure) {
    self.settings = settings
    let (descriptor, process) = try AnswerProcess.start(settings)
    (channel, self.process) = (Channel(descriptor: descriptor, outlivesPeer: true), process)
    do {
      let hello = try Message(channel.receive(before: settings.now() + settings.patience, now: settings.now))
      guard hello.word == "hello" else { throw ChannelFailure.garbled(hello.word) }
      let (bits, holeBits) = (try hello.int(0), try hello.int(1))
      layers = IsolationLayer.layers(bits: bits)
      holes = ["file", "socket", "process"].enumerated().filter { holeBits & 1 << $0.offset != 0 }.map(
        \.element)
    } catch {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
      throw .start("the worker \(settings.program) does not answer: \(error)")
    }
    tell(
      Message(
        "begin",
        [
          .int(Int(Int64(bitPattern: settings.seed))), .int(settings.bytes), .int(numbering),
          .list(names.map(PlainValue.string)),
        ]))
  }

  deinit { end() }

  /// Sends a message for which no answer comes. What keeps it from being sent, the next question will say.
  func tell(_ message: Message) {
    try? send(message, before: settings.now() + settings.patience)
  }

  /// The answer to a message; `meanwhile` is given what the worker says before it answers, and what to reply to that.
  func ask(_ message: Message, meanwhile: (Message) -> Message?) throws(WorkerFailure) -> Message {
    let deadline = settings.now() + settings.patience
    try send(message, before: deadline)
    while true {
      let answer: Message
      do { answer = try Message(channel.receive(before: deadline, now: settings.now)) } catch {
        throw fail(error)
      }
      guard AnswerProcess.wordsBefore.contains(answer.word) else { return answer }
      if let reply = meanwhile(answer) { try send(reply, before: deadline) }
    }
  }

  private static let wordsBefore: Set = ["callback", "used"]

  private func send(_ message: Message, before deadline: Double) throws(WorkerFailure) {
    if let failure { throw failure }
    do { try channel.send(message.plain, before: deadline, now: settings.now) } catch { throw fail(error) }
  }

  private func fail(_ reason: ChannelFailure) -> WorkerFailure {
    let failure = self.reason(reason)
    self.failure = failure
    return failure
  }

  private func reason(_ failure: ChannelFailure) -> WorkerFailure {
    switch failure {
    case .late:
      end()
      return .late
    case .garbled(let what):
      end()
      return .garbled(what)
    case .closed:
      let status = end(leaving: true)
      let signal = status & 0x7F
      if signal == SIGXCPU { return .processorTime }
      if signal == SIGKILL { return .killed }
      return .died(signal: signal == 0 ? nil : signal, code: status >> 8 & 0xFF)
    }
  }

  /// Ends the process, and gives how it ended. One that is `leaving` is given a moment to do so by itself.
  @discardableResult
  private func end(leaving: Bool = false) -> Int32 {
    guard isRunning else { return 0 }
    isRunning = false
    var status: Int32 = 0
    for _ in 0..<(leaving ? 500 : 0) {
      if waitpid(process, &status, WNOHANG) == process { return status }
      usleep(2000)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    return status
  }

  // MARK: Starting

  private static func start(_ settings: WorkerSettings) throws(WorkerFailure) -> (
    descriptor: Int32, process: pid_t
  ) {
    var pair: [Int32] = [-1, -1]
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    #endif
    guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else { throw .start(reason()) }
    defer { close(pair[1]) }
    let words = [
      settings.program, "answer-worker", "--address-space", String(settings.addressSpace),
      "--processor-seconds", String(settings.processorSeconds),
    ]
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream: Int32 in 0...2 { posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0) }
    posix_spawn_file_actions_adddup2(&actions, pair[1], Worker.descriptor)
    var process: pid_t = 0
    let failed = posix_spawn(&process, settings.program, &actions, nil, &arguments, &environment)
    guard failed == 0 else {
      close(pair[0])
      throw .start("\(settings.program): \(String(cString: strerror(failed)))")
    }
    return (pair[0], process)
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
