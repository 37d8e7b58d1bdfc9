// The instructions that loops seldom need.
//
// The instruction loop comes here with what it has not handled itself. These need nothing of the loop's state but the
// registers, constants and globals of the frame, and tell the loop only whether to skip the next instruction.

internal import Syntax

extension Machine {
  /// Performs an instruction of the frame with the registers `r` and the constants `k`; true where the next
  /// instruction is to be skipped.
  @inline(never)
  func performRare(
    _ i: Instruction, _ r: UnsafeMutablePointer<Value>, _ k: UnsafeMutablePointer<Value>,
    _ globals: UnsafeMutablePointer<Value>, _ code: UnsafePointer<CodeHead>,
    _ running: Unmanaged<FunctionObject>?
  ) throws(Raise) -> Bool {
    switch i.opcode {
    // MARK: Names
    case .loadName:
      if let value = try namespaceEntry(r[Int(i.b)], k[Int(i.c)]) {
        (r + Int(i.a)).put(value)
        return true
      }
    case .storeName:
      try setItem(of: r[Int(i.a)], at: string(Text(name(k[Int(i.c)]))), to: r[Int(i.b)])
    case .deleteName:
      try deleteName(k[Int(i.c)], from: r[Int(i.a)])
    case .makeCell: r[Int(i.a)] = .object(CellObject(r[Int(i.a)], heap: heap))
    case .deleteCell:
      let wasBound =
        (r + Int(i.a)).withCell { cell in
          let bound = !cell.value.isUnbound
          cell.value = .unbound
          return bound
        } ?? false
      if !wasBound { throw unboundCell(k[Int(i.c)], isFree: i.flag == 1) }

    // MARK: Arithmetic
    case .binary:
      let op = BinaryOperator.numbered[Int(i.flag & 0x7F)]
      if let x = (r + Int(i.b)).peekInt, let y = (r + Int(i.c)).peekInt, let result = op.bits(x, y) {
        (r + Int(i.a)).put(.int(result))
        return false
      }
      (r + Int(i.a)).put(try binary(op, r[Int(i.b)], r[Int(i.c)], inPlace: i.flag & 0x80 != 0))
    case .unary:
      (r + Int(i.a)).put(try unary(UnaryOperator.numbered[Int(i.flag)], r[Int(i.b)]))
    case .requireIterable:
      switch r[Int(i.b)] {
      case .list, .tuple, .string, .dict: (r + Int(i.a)).copy(from: r + Int(i.b))
      case .object(let object) where object is RangeObject: (r + Int(i.a)).copy(from: r + Int(i.b))
      default:
        (r + Int(i.a)).put(.object(try iterator(of: r[Int(i.b)])))
      }
    case .noteFrame:
      notedFrame = NotedFrame(
        code: code.pointee.code, function: running?.takeUnretainedValue(), registers: r,
        isClassBody: i.flag == 1)
    case .iterator:
      (r + Int(i.a)).put(.object(try iterator(of: r[Int(i.b)])))
    case .itemSlice: try slice(r + Int(i.b), r + Int(i.c), into: r + Int(i.a))
    case .setSlice: try setSlice(r + Int(i.a), r + Int(i.b), to: r + Int(i.c))
    case .itemAt: try item(of: r + Int(i.b), at: r + Int(i.c), count: Int(i.flag), into: r + Int(i.a))
    case .setItemAt: try setItem(of: r + Int(i.a), at: r + Int(i.b), count: Int(i.flag), to: r + Int(i.c))
    case .deleteItem:
      try deleteItem(of: r[Int(i.a)], at: r[Int(i.b)])
    case .deleteAttribute:
      try deleteAttribute(of: r[Int(i.a)], symbol(k[Int(i.c)]))

    // MARK: Building
    case .set:
      (r + Int(i.a)).put(
        .object(
          try set(
            UnsafeBufferPointer(start: r + Int(i.b), count: Int(i.c)),
            constants: SetConstants(rawValue: i.flag) ?? .none)))
    case .dict:
      let dict = DictObject(heap: heap)
      for offset in 0..<Int(i.c) {
        try dict.set(r[Int(i.b) + offset * 2], to: r[Int(i.b) + offset * 2 + 1], self)
      }
      (r + Int(i.a)).put(.dict(dict))
    case .addToSet:
      if case .object(let object) = r[Int(i.a)], let set = object as? SetObject {
        try set.add(r[Int(i.b)], self)
      }
    case .setPair:
      if case .dict(let dict) = r[Int(i.a)] {
        if i.flag == 1, try dict.get(r[Int(i.b)], self) != nil {
          throw repeatedKeyword(r[Int(i.b)], callee: r[Int(i.a) - 2])
        }
        try dict.set(r[Int(i.b)], to: r[Int(i.c)], self)
      }
    case .extend:
      try extend(r[Int(i.a)], by: r[Int(i.b)], callee: i.flag == 1 ? r[Int(i.a) - 1] : nil)
    case .extendSet:
      if case .object(let object) = r[Int(i.a)], let set = object as? SetObject {
        try set.insert(contentsOf: r[Int(i.b)], self)
      }
    case .merge:
      try merge(r[Int(i.b)], into: r[Int(i.a)], callee: i.flag == 1 ? r[Int(i.a) - 2] : nil)
    case .listToTuple:
      if case .list(let list) = r[Int(i.b)] { r[Int(i.a)] = tuple(Array(list.items)) }
    case .format:
      (r + Int(i.a)).put(try formatted(r[Int(i.b)], conversion: i.flag, r[Int(i.c)]))
    case .join:
      (r + Int(i.a)).put(try join(r + Int(i.b), count: Int(i.c)))
    case .unpackStarred:
      let values = try unpack(r[Int(i.a)], count: Int(i.c), after: Int(i.flag))
      for (offset, value) in values.enumerated() { (r + Int(i.b) + offset).put(value) }

    // MARK: Exceptions
    case .matchException:
      (r + Int(i.a)).put(.bool(try matches(r[Int(i.b)], r[Int(i.c)])))
    case .assertionFailed:
      throw Raise(
        ExceptionObject(
          heap.types.exception("AssertionError"), i.flag == 1 ? [r[Int(i.a)]] : [], heap: heap))

    case .beginWith:
      try beginWith(exit: r + Int(i.a), enter: r + Int(i.b))
    case .exceptionParts: takeApart(r[Int(i.b)], into: r + Int(i.a))

    // MARK: Patterns
    case .matchSequence: if isPatternSequence(r[Int(i.b)]) { return true }
    case .matchMapping: if isPatternMapping(r[Int(i.b)]) { return true }
    case .matchKeys:
      if try matchKeys(r[Int(i.b)], r + Int(i.c), count: Int(i.flag), into: r + Int(i.a)) { return true }
    case .matchClass:
      let names = symbols(k[Int(i.c)])
      if try matchClass(r[Int(i.b)], r + Int(i.a), positional: Int(i.flag), names) { return true }
    case .restOfMapping:
      (r + Int(i.a)).put(try restOfMapping(r[Int(i.b)], without: r + Int(i.c), count: Int(i.flag)))
    case .length:
      (r + Int(i.a)).put(.int(try length(r[Int(i.b)])))

    // MARK: Modules
    case .importModule:
      (r + Int(i.a)).put(.object(try importModule(name(k[i.target]), forLibrary: i.flag == 1)))
    case .importName:
      (r + Int(i.a)).put(try importName(name(k[Int(i.c)]), from: r[Int(i.b)], forLibrary: i.flag == 1))
    case .setUpAnnotations:
      if globals[Int(i.b)].isUnbound { globals[Int(i.b)] = .dict(DictObject(heap: heap)) }
    default: break
    }
    return false
  }
}
