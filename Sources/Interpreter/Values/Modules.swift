// Namespaces: the globals of a script, and modules.

/// The global variables of one script, session or module, in slots that the compiler assigns.
///
/// Slots never move and never change their name; a deleted variable leaves its slot unbound. There is room
/// for as many as an instruction can address.
public final class GlobalTable: Container {
  static let capacity = 1 << 16
  let slots: UnsafeMutablePointer<Value>
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]
  /// What `globals()` gives.
  final weak var view: NamespaceView?
  /// Where this is a module of the library, the names that scripts see although they begin with an underscore; nil where
  /// they see all names.
  private final var privateNamesShown: Set<String>?

  public override init(heap: Heap) {
    slots = .allocate(capacity: GlobalTable.capacity)
    super.init(heap: heap)
  }

  deinit {
    for index in names.indices { ledger.bury(&slots[index]) }
    slots.deinitialize(count: names.count)
    slots.deallocate()
  }

  /// Whether no further name fits; the compiler then refuses the source.
  var isFull: Bool { names.count >= GlobalTable.capacity - 1 }

  /// Raises an error where `name` would be one too many.
  func requireRoom(for name: String, _ machine: Machine) throws(Raise) {
    if !isFull || numbers[name] != nil { return }
    throw machine.error(
      "MemoryError", "no room for the name '\(name)': a module holds at most \(names.count) global names")
  }

  /// The slot of `name`, made when there is none. A full table gives its last slot.
  func slot(of name: String) -> Int {
    if let number = numbers[name] { return number }
    if isFull { return max(names.count - 1, 0) }
    let number = names.count
    (slots + number).initialize(to: .unbound)
    names.append(name)
    numbers[name] = number
    return number
  }

  func existingSlot(of name: String) -> Int? { numbers[name] }

  /// The variable called `name`; nil when it is not bound.
  public subscript(name: String) -> Value? {
    get {
      guard let number = numbers[name], !slots[number].isUnbound else { return nil }
      return slots[number]
    }
    set { slots[slot(of: name)] = newValue ?? .unbound }
  }

  /// Whether a name is one that a module keeps to itself: `_fill`, not `__name__`.
  static func isPrivate(_ name: some StringProtocol) -> Bool { name.hasPrefix("_") && !name.hasPrefix("__") }

  func isHidden(_ name: String) -> Bool {
    guard let privateNamesShown, GlobalTable.isPrivate(name) else { return false }
    return !privateNamesShown.contains(name)
  }

  /// Hides the names that begin with an underscore from scripts, but for those that the module lists in `__shown__`: names
  /// that the package which it stands for has, and that scripts for it use.
  func hidePrivateNames() {
    var shown: Set<String> = []
    if case .list(let names)? = self["__shown__"] {
      for case .string(let name) in names.items { shown.insert(name.text.string) }
    }
    privateNamesShown = shown
    self["__shown__"] = nil
  }

  /// The bound names that scripts see.
  var shownNames: [String] { boundNames.filter { !isHidden($0) } }

  /// The bound names, in the order in which they first appeared.
  public var boundNames: [String] { names.indices.filter { !slots[$0].isUnbound }.map { names[$0] } }

  public override func forEachReference(_ visit: (Value) -> Void) {
    for index in names.indices { visit(slots[index]) }
  }

  public override func sever() { for index in names.indices { slots[index] = .unbound } }
}

/// A module: a name and a namespace.
public final class ModuleObject: Container {
  public let name: String
  public private(set) var members: GlobalTable
  /// The file beside the script that it was read from; nil for what is built in.
  let file: String?
  /// The members that another module gives, or is, which is imported when one is first asked for.
  var later: [Later] = []

  struct Later {
    let name, module: String
    /// Whether the member is that module itself.
    var isModule = false
  }

  public init(_ name: String, members: GlobalTable, file: String? = nil, heap: Heap) {
    self.name = name
    self.members = members
    self.file = file
    super.init(heap: heap)
  }

  public override var type: TypeObject { heap.types.module }

  public override func repr(_ machine: Machine) -> Text {
    Text("<module '\(name)' \(file.map { "from '\($0)'" } ?? "(built-in)")>")
  }

  public override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    let text = heap.names.string(name)
    if members.isHidden(text) { return nil }
    if let value = members[text] { return value }
    if let source = later.first(where: { $0.name == text }) {
      let module = Value.object(try machine.importModule(source.module))
      let value = source.isModule ? module : try machine.importName(text, from: module)
      members[text] = value
      return value
    }
    return switch text {
    case "__name__": machine.string(Text(self.name))
    case "__dict__": NamespaceView.of(members)
    case "__doc__": .some(.none)
    default: nil
    }
  }

  public override func setAttribute(
    _ name: Symbol, to value: Value, _ machine: Machine
  ) throws(Raise) -> Bool {
    let text = heap.names.string(name)
    if members.isHidden(text) { return false }
    try members.requireRoom(for: text, machine)
    members[text] = value
    return true
  }

  public override var attributeNames: [String] {
    members.shownNames + later.map(\.name).filter { members[$0] == nil }
  }

  public override func forEachReference(_ visit: (Value) -> Void) { visit(.object(members)) }
}
