// System calls whose names our own functions use too, and facts about the machine.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

enum System {
  static func read(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, bytes, count)
    #else
      Glibc.read(descriptor, bytes, count)
    #endif
  }

  static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes, count)
    #else
      Glibc.write(descriptor, bytes, count)
    #endif
  }

  /// Seconds since the machine started: a clock that never goes back.
  static func seconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }

  /// Seconds since 1970.
  static func timeOfDay() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }

  static func sleep(_ seconds: Double) {
    var time = timespec()
    time.tv_sec = Int(seconds)
    time.tv_nsec = Int((seconds - seconds.rounded(.down)) * 1e9)
    nanosleep(&time, nil)
  }

  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// What a script may take of the machine's memory: three quarters, so that a mistake is a `MemoryError` and no swap;
  /// a quarter of what `ulimit -v` leaves, for stacks, code and what the allocator adds to each object take of that too.
  static var memoryBudget: Int {
    let (pages, pageSize) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    let installed = pages > 0 && pageSize > 0 ? pages / 4 * 3 * pageSize : 4 << 30
    return min(installed, addressSpace / 4)
  }

  private static var addressSpace: Int {
    var limit = rlimit()
    #if canImport(Darwin)
      let known = getrlimit(RLIMIT_AS, &limit) == 0
    #else
      let known = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0
    #endif
    return known ? Int(clamping: limit.rlim_cur) : .max
  }

  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// The variables that say where data sets lie.
  static let dataVariables = ["CIFAR10_BIN", "FASHION_MNIST", "MNIST"]

  /// Those of the environment's variables that the program knows.
  static var environment: [String: String] {
    let known =
      dataVariables + [
        "COLORTERM", "COLUMNS", "CONVBOOK_HOME", "EDITOR", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR",
        "TERM", "TMPDIR", "VISUAL", "XDG_DATA_HOME", "XDG_STATE_HOME",
      ]
    return Dictionary(uniqueKeysWithValues: known.compactMap { name in variable(name).map { (name, $0) } })
  }

  /// Where the running program lies, links resolved.
  static var executable: String {
    #if os(Linux)
      Files.absolute("/proc/self/exe")
    #else
      Files.absolute(CommandLine.arguments.first ?? "convbook")
    #endif
  }
}
