// The instruction loop.
//
// `execute` runs code until the frame it began with returns, yields or raises. Its hot state is local: the program
// counter, the register window, the constants, the globals. The compiler keeps these in processor registers as long
// as nothing holds their address, so no closure that is not inlined may capture them. Everything that is not a fast
// path is a call of a method elsewhere; instructions that loops seldom need stand in `RareInstructions.swift`.

internal import Syntax

extension Machine {
  static let pollInterval = 8192

  /// Runs `code` with its registers at `window`, from instruction `start` on.
  ///
  /// A generator passes itself: its frame yields out of the loop, and may resume by raising `pending`.
  func run(
    _ entry: Code, _ function: FunctionObject?, globals: GlobalTable, window: UnsafeMutablePointer<Value>,
    start: Int = 0, generator: GeneratorObject? = nil, pending: Raise? = nil
  ) throws(Raise) -> Value {
    if lacksRegisters(to: window + entry.registerCount) || depth >= frameLimit {
      throw recursionError("maximum recursion depth exceeded")
    }
    let (outerDepth, outerTop) = (depth, top)
    frameLimit &-= 1
    if start == 0 { entry.head.pointee.clearRegisters(window) }
    top = window + entry.registerCount
    defer {
      depth = outerDepth
      frameLimit &+= 1
      top = outerTop
    }
    return try execute(
      entry, function, globals: globals, window: window, start: start, generator: generator, pending: pending)
  }

  private func execute(
    _ entry: Code, _ function: FunctionObject?, globals entryGlobals: GlobalTable,
    window: UnsafeMutablePointer<Value>, start: Int, generator: GeneratorObject?, pending: Raise?
  ) throws(Raise) -> Value {
    var code = entry.head
    var running = function.map { Unmanaged.passUnretained($0) }
    var globals = entryGlobals.slots
    var r = window
    var k = entry.constants
    var pc = UnsafePointer(entry.instructions) + start
    let builtins = self.builtins.slots
    let frames = self.frames
    let position = self.position
    let bottom = position.pointee.depth
    var depth = bottom
    var isReraise = false
    var pending = pending
    var chains = true
    let outerHandling = handling
    // The call that comes next: the register of the callee, how many arguments follow it, the register for the result,
    // and the names of the last arguments.
    var base = 0
    var count = 0
    var destination = 0
    var names: Unmanaged<SymbolList>?

    /// Publishes the loop's state to the machine, for what is called from here.
    @inline(__always)
    func publish() {
      position.pointee.depth = depth
      position.pointee.top = r + code.pointee.registerCount
    }
    @inline(__always)
    func countStep() throws(Raise) {
      position.pointee.stepsLeft &-= 1
      if _slowPath(position.pointee.stepsLeft < 0) {
        publish()
        try poll(steps: 0)
      }
    }
    @inline(__always)
    func truth(_ register: UnsafeMutablePointer<Value>) throws(Raise) -> Bool {
      if case .bool(let value) = register.pointee { return value }
      publish()
      return try isTrue(register.pointee)
    }
    @inline(__always)
    func arithmetic<Operation: FastArithmetic>(
      _: Operation.Type, _ i: Instruction, _ right: UnsafeMutablePointer<Value>
    ) throws(Raise) {
      let x = r + Int(i.b)
      let y = right + Int(i.c)
      switch (x.pointee, y.pointee) {
      case (.int(let a), .int(let b)):
        if let result = Operation.ints(a, b) {
          (r + Int(i.a)).put(result)
          return
        }
      case (.float(let a), .float(let b)):
        if let result = Operation.floats(a, b) {
          (r + Int(i.a)).put(result)
          return
        }
      default: break
      }
      publish()
      try self.arithmetic(Operation.binaryOperator, r + Int(i.a), x, y, inPlace: i.flag == 1)
    }
    /// Skips the jump that follows when the comparison holds, else takes it.
    @inline(__always)
    func skip<Operation: FastComparison>(
      _: Operation.Type, _ i: Instruction, _ right: UnsafeMutablePointer<Value>
    ) throws(Raise) {
      let x = r + Int(i.b)
      let y = right + Int(i.c)
      let holds: Bool
      switch (x.pointee, y.pointee) {
      case (.int(let a), .int(let b)): holds = Operation.ints(a, b)
      case (.float(let a), .float(let b)): holds = Operation.floats(a, b)
      default:
        publish()
        holds = try isTrue(compare(Operation.comparison, x, y))
      }
      pc = holds ? pc + 1 : code.pointee.instructions + pc.pointee.target
    }
    @inline(__always)
    func loadItem(_ i: Instruction, _ places: UnsafeMutablePointer<Value>) throws(Raise) {
      let (whole, place) = (r + Int(i.b), places + Int(i.c))
      if let element = whole.peekItem(place) {
        (r + Int(i.a)).copy(from: element)
      } else {
        publish()
        (r + Int(i.a)).put(try self.item(of: whole.pointee, at: place.pointee))
      }
    }
    @inline(__always)
    func storeItem(_ i: Instruction, _ places: UnsafeMutablePointer<Value>) throws(Raise) {
      let (whole, place) = (r + Int(i.a), places + Int(i.b))
      if let index = place.peekInt, let element = whole.peekElement(index) {
        element.copy(from: r + Int(i.c))
      } else if let element = whole.peekEntry(place) {
        element.copy(from: r + Int(i.c))
      } else {
        publish()
        try self.setItem(of: whole.pointee, at: place.pointee, to: r[Int(i.c)])
      }
    }
    /// Goes back to the frame that called this one.
    @inline(__always)
    func leave() {
      depth &-= 1
      let frame = frames + depth
      pc = frame.pointee.resume
      r = frame.pointee.registers
      code = frame.pointee.code
      running = frame.pointee.function
      globals = frame.pointee.globals
      k = code.pointee.constants
    }
    /// The generator whose frame this is, in a frame that is one's.
    @inline(__always)
    func currentGenerator() -> GeneratorObject? {
      depth == bottom ? generator : (r - 1).peekGenerator?.takeUnretainedValue()
    }

    while true {
      do throws(Raise) {
        if let raise = pending {
          pending = nil
          chains = false
          throw raise
        }
        while true {
          instructions: while true {
            let i = pc.pointee
            pc += 1
            switch i.opcode {
            // MARK: Moving values
            case .move: (r + Int(i.a)).copy(from: r + Int(i.b))
            case .constant: (r + Int(i.a)).copy(from: k + i.target)
            case .clear:
              (r + Int(i.a)).put(.unbound)
              if _slowPath(heap.hasOrphans) {
                publish()
                try closeOrphans()
              }
            case .checkBound:
              if r[Int(i.a)].isUnbound { throw unboundLocal(k[i.target]) }
            case .loadGlobal:
              let slot = globals + Int(i.b)
              if case .unbound = slot.pointee {
                guard i.c != 0xFFFF, !builtins[Int(i.c)].isUnbound else {
                  publish()
                  throw undefinedName(Int(i.b), code.pointee.code, running?.takeUnretainedValue(), r)
                }
                (r + Int(i.a)).copy(from: builtins + Int(i.c))
              } else {
                (r + Int(i.a)).copy(from: slot)
              }
            case .storeGlobal: (globals + Int(i.b)).copy(from: r + Int(i.a))
            case .deleteGlobal:
              if globals[Int(i.b)].isUnbound {
                let name = self.name(k[Int(i.c)])
                throw nameError("name '\(name)' is not defined", about: name)
              }
              (globals + Int(i.b)).put(.unbound)
              if heap.hasOrphans {
                publish()
                try closeOrphans()
              }
            case .loadClosure:
              if let running {
                (r + Int(i.a)).put(.object(running._withUnsafeGuaranteedRef { $0.closure[Int(i.b)] }))
              }

            // MARK: Arithmetic
            case .loadCell:
              let value = (r + Int(i.b)).withCell { $0.value } ?? .unbound
              if value.isUnbound { throw unboundCell(k[Int(i.c)], isFree: i.flag == 1) }
              (r + Int(i.a)).put(value)
            case .storeCell:
              let value = r[Int(i.b)]
              _ = (r + Int(i.a)).withCell { $0.value = value }
            case .add: try arithmetic(Add.self, i, r)
            case .subtract: try arithmetic(Subtract.self, i, r)
            case .multiply: try arithmetic(Multiply.self, i, r)
            case .divide: try arithmetic(Divide.self, i, r)
            case .floorDivide: try arithmetic(FloorDivide.self, i, r)
            case .modulo: try arithmetic(Modulo.self, i, r)
            case .addK: try arithmetic(Add.self, i, k)
            case .subtractK: try arithmetic(Subtract.self, i, k)
            case .multiplyK: try arithmetic(Multiply.self, i, k)
            case .divideK: try arithmetic(Divide.self, i, k)
            case .floorDivideK: try arithmetic(FloorDivide.self, i, k)
            case .moduloK: try arithmetic(Modulo.self, i, k)
            case .not: (r + Int(i.a)).put(.bool(try !truth(r + Int(i.b))))

            // MARK: Comparison
            case .compare:
              if let known = ComparisonOperator.plainly(i.flag, r + Int(i.b), r + Int(i.c)) {
                (r + Int(i.a)).put(.bool(known))
                continue
              }
              publish()
              (r + Int(i.a)).put(
                try compare(ComparisonOperator.numbered[Int(i.flag)], r + Int(i.b), r + Int(i.c)))
            case .skipLess: try skip(Less.self, i, r)
            case .skipLessOrEqual: try skip(LessOrEqual.self, i, r)
            case .skipGreater: try skip(Greater.self, i, r)
            case .skipGreaterOrEqual: try skip(GreaterOrEqual.self, i, r)
            case .skipEqual: try skip(Equal.self, i, r)
            case .skipNotEqual: try skip(NotEqual.self, i, r)
            case .skipLessK: try skip(Less.self, i, k)
            case .skipLessOrEqualK: try skip(LessOrEqual.self, i, k)
            case .skipGreaterK: try skip(Greater.self, i, k)
            case .skipGreaterOrEqualK: try skip(GreaterOrEqual.self, i, k)
            case .skipEqualK: try skip(Equal.self, i, k)
            case .skipNotEqualK: try skip(NotEqual.self, i, k)

            // MARK: Control
            case .jump: pc = code.pointee.instructions + i.target
            case .loop:
              try countStep()
              pc = code.pointee.instructions + i.target
            case .jumpIfFalse:
              if try !truth(r + Int(i.a)) { pc = code.pointee.instructions + i.target }
            case .jumpIfTrue:
              if try truth(r + Int(i.a)) { pc = code.pointee.instructions + i.target }
            case .iterate:
              publish()
              try beginIteration(over: r[Int(i.b)], at: r + Int(i.a))
            case .loopNext:
              try countStep()
              let iteration = r + Int(i.a)
              pc = code.pointee.instructions + pc.pointee.target
              if case .int = iteration.pointee {
                // Past the jump that follows where there is a number; onto it at the end.
                pc += iteration.takeNumber(into: r + Int(i.b)) ? 2 : 1
              }
            case .iterateRange:
              // Where `range` is what it is called, no object is made.
              if beginRange(r + Int(i.b), count: Int(i.c), at: r + Int(i.a)) { pc += 2 }
            case .next:
              let iteration = r + Int(i.a)
              switch iteration.pointee {
              case .int: if iteration.takeNumber(into: r + Int(i.b)) { pc += 1 }
              case .list:
                if case .int(let index) = iteration[1], let element = iteration.peekElement(index) {
                  (iteration + 1).initialize(to: .int(index &+ 1))
                  (r + Int(i.b)).copy(from: element)
                  pc += 1
                } else {
                  iteration.put(.unbound)
                }
              case .tuple:
                if case .int(let index) = iteration[1], let element = iteration.peekTupleElement(index) {
                  (iteration + 1).initialize(to: .int(index &+ 1))
                  (r + Int(i.b)).copy(from: element)
                  pc += 1
                } else {
                  iteration.put(.unbound)
                }
              default:
                publish()
                // A generator's frame is entered right here.
                let window = r + code.pointee.registerCount + 1
                if let generator = iteration.peekGenerator?.takeUnretainedValue(),
                  let start = generator.begin(at: window, self)
                {
                  let function = generator.functionReference
                  Frame.push(
                    frames + depth, resume: pc, registers: r, code: code, function: running, globals: globals,
                    destination: Int(i.b), kind: .generator)
                  depth &+= 1
                  (window - 1).copy(from: iteration)
                  r = window
                  code = generator.head
                  running = function
                  k = code.pointee.constants
                  globals = function._withUnsafeGuaranteedRef { $0.globalSlots }
                  pc = code.pointee.instructions + start
                  try countStep()
                  continue
                }
                if try advance(iteration, into: r + Int(i.b)) { pc += 1 }
              }

            // MARK: Calls
            case .call:
              (base, count, destination, names) = (Int(i.a), Int(i.b), Int(i.c), nil)
              break instructions
            case .callKeywords:
              names = (k + pc.pointee.target).peekSymbols
              pc += 1
              (base, count, destination) = (Int(i.a), Int(i.b), Int(i.c))
              break instructions
            case .callMethod:
              let word = pc.pointee
              (base, count, destination, names) = (Int(i.a), Int(i.b) &+ 1, Int(i.c), nil)
              if i.flag == 0, let known = knownMethod(of: r + base + 1, symbol(k[word.target])) {
                if known.peekFunction == nil {
                  publish()
                  pc += 1
                  if try callBuiltin(known, r + base + 1, count: count, into: r + destination) { continue }
                  pc -= 1
                }
                (r + base).copy(from: known)
              } else {
                publish()
                if i.flag == 1 { names = (k + Int(word.a)).peekSymbols }
                if try !findMethod(symbol(k[word.target]), at: r + base) {
                  // What does not take the receiver takes its place.
                  base &+= 1
                  count &-= 1
                }
              }
              pc += 1
              break instructions
            case .callSpread:
              publish()
              base = Int(i.a)
              destination = Int(i.c)
              let spread = try spreadArguments(r[base], r[base + 1], r[base + 2])
              count = spread.values.count
              // What fits the frame's own registers is emptied with them, whatever happens; more lies elsewhere.
              if base + 1 + count > code.pointee.registerCount {
                r[destination] = try call(r[base], spread)
                continue
              }
              for (offset, value) in spread.values.enumerated() { (r + base + 1 + offset).put(value) }
              spreadNames = spread.keywords.isEmpty ? nil : SymbolList(spread.keywords, heap: heap)
              names = spreadNames.map { Unmanaged.passUnretained($0) }
              break instructions
            case .returnValue:
              let result = r + Int(i.a)
              if depth == bottom {
                let value = result.pointee
                r.clear(code.pointee.registerCount)
                generator?.finish()
                return value
              }
              let frame = frames + (depth &- 1)
              if _slowPath(frame.pointee.kind != .call) {
                if frame.pointee.kind == .generator {
                  // The loop over it ends: the jump that follows its `next` is taken.
                  currentGenerator()?.finish(self)
                  (r - 1).clear(code.pointee.registerCount &+ 1)
                  leave()
                  (r + Int((pc - 1).pointee.a)).put(.unbound)
                  continue
                }
                // The instance lies before the window, the function before the instance.
                let isWrong = !result.pointee.isNone
                let wrong = isWrong ? result.pointee : .none
                (frame.pointee.registers + frame.pointee.destination).copy(from: r - 1)
                (r - 2).clear(code.pointee.registerCount &+ 2)
                frameLimit &+= 1
                leave()
                if isWrong { throw wrongInitializerResult(wrong) }
                continue
              }
              (frame.pointee.registers + frame.pointee.destination).take(from: result)
              (r - 1).clear(code.pointee.registerCount &+ 1)
              leave()
            case .yieldValue:
              if depth == bottom {
                let value = r[Int(i.b)]
                generator?.suspend(
                  at: pc - code.pointee.instructions, sentTo: Int(i.a), registers: r, count: Int(i.c))
                return value
              }
              let frame = frames + (depth &- 1)
              (frame.pointee.registers + frame.pointee.destination).copy(from: r + Int(i.b))
              let (next, window) = (pc - code.pointee.instructions, r)
              (r - 1).peekGenerator?._withUnsafeGuaranteedRef {
                $0.suspend(at: next, sentTo: Int(i.a), registers: window, count: Int(i.c))
                $0.giveBackHandling(self)
              }
              (r - 1).put(.unbound)
              leave()
              pc += 1
            case .delegate:
              publish()
              if let value = try delegate(r + Int(i.a)) {
                let current = currentGenerator()
                current?.suspend(
                  at: pc - code.pointee.instructions - 1, sentTo: Int(i.a) + 1, registers: r,
                  count: code.pointee.registerCount)
                if depth == bottom { return value }
                current?.giveBackHandling(self)
                (r - 1).put(.unbound)
                leave()
                (r + frames[depth].destination).put(value)
                pc += 1
              }
            case .makeFunction:
              let word = pc.pointee
              pc += 1
              (r + Int(i.a)).put(
                makeFunction(
                  code.pointee.code.codes[i.target], base: r + Int(i.a), defaults: Int(word.a),
                  keywordDefaults: Int(word.b), closure: Int(word.c), running: running?.takeUnretainedValue(),
                  globals: running?.takeUnretainedValue().globals ?? entryGlobals))

            // MARK: Items and attributes
            case .item: try loadItem(i, r)
            case .itemK: try loadItem(i, k)
            case .itemOfItem:
              if let row = (r + Int(i.c)).peekInt, let column = (r + Int(i.c) + 1).peekInt,
                let inner = (r + Int(i.b)).peekElement(row), let element = inner.peekElement(column)
              {
                (r + Int(i.a)).copy(from: element)
              } else {
                publish()
                innerItemFailed = true
                let inner = try item(of: r[Int(i.b)], at: r[Int(i.c)])
                innerItemFailed = false
                (r + Int(i.a)).put(try item(of: inner, at: r[Int(i.c) + 1]))
              }
            case .setItem: try storeItem(i, r)
            case .setItemK: try storeItem(i, k)
            case .slice:
              (r + Int(i.a)).put(
                .object(
                  SliceObject(
                    lower: r[Int(i.b)], upper: r[Int(i.b) + 1], step: r[Int(i.b) + 2], heap: heap)))
            case .attribute:
              let name = symbol(k[Int(i.c)])
              if let known = knownAttribute(of: r + Int(i.b), name) {
                (r + Int(i.a)).copy(from: known)
              } else {
                publish()
                (r + Int(i.a)).put(
                  try i.flag == 0 ? attribute(of: r[Int(i.b)], name) : member(of: r[Int(i.b)], name))
              }
            case .setAttribute:
              if storeKnownAttribute(of: r + Int(i.a), symbol(k[Int(i.c)]), r + Int(i.b)) { continue }
              publish()
              try setAttribute(of: r[Int(i.a)], symbol(k[Int(i.c)]), to: r[Int(i.b)])
            case .list:
              (r + Int(i.a)).put(.list(ListObject.make(copying: r + Int(i.b), count: Int(i.c), heap: heap)))
            case .tuple:
              (r + Int(i.a)).put(.tuple(TupleObject.make(copying: r + Int(i.b), count: Int(i.c), heap: heap)))
            case .append:
              if case .list(let list) = r[Int(i.a)] { list.append(r[Int(i.b)]) }
            case .unpack:
              if (r + Int(i.a)).unpack(into: r + Int(i.b), count: Int(i.c)) { continue }
              publish()
              let values = try unpack(r[Int(i.a)], count: Int(i.c), after: nil)
              for (offset, value) in values.enumerated() { (r + Int(i.b) + offset).put(value) }
            case .beginHandling:
              if i.flag == 1, let generator = currentGenerator() {
                (r + Int(i.a)).put(generator.beginHandling(r[Int(i.b)], self))
                continue
              }
              (r + Int(i.a)).put(handling.map { .object($0) } ?? .none)
              if case .object(let object) = r[Int(i.b)] { handling = object as? ExceptionObject }
            case .endHandling:
              if i.flag == 1, let generator = currentGenerator() {
                generator.endHandling(r[Int(i.a)], self)
              } else if case .object(let object) = r[Int(i.a)] {
                handling = object as? ExceptionObject
              } else {
                handling = nil
              }
            case .raise:
              publish()
              let raise = try raised(r[Int(i.a)], from: i.flag == 1 ? r[Int(i.b)] : nil)
              chain(raise.exception)
              throw raise
            case .reraise:
              if case .object(let object) = r[Int(i.a)], let exception = object as? ExceptionObject {
                isReraise = true
                throw Raise(exception)
              }
            case .raiseCurrent:
              guard let current = handling else {
                throw error("RuntimeError", "No active exception to reraise")
              }
              isReraise = true
              throw Raise(current)
            case .importStar:
              publish()
              try importStar(r[Int(i.a)], into: entryGlobals)
              globals = entryGlobals.slots
            // Named one by one: with a default the jump to an instruction would be checked first.
            case .loadName, .storeName, .deleteName, .makeCell, .deleteCell, .binary, .unary,
              .requireIterable, .noteFrame, .iterator, .itemSlice, .setSlice, .itemAt, .setItemAt,
              .deleteItem, .deleteAttribute, .set, .dict, .addToSet, .setPair, .extend, .extendSet, .merge,
              .listToTuple, .format, .join, .unpackStarred, .matchException, .assertionFailed, .beginWith,
              .exceptionParts, .matchSequence, .matchMapping, .matchKeys, .matchClass, .restOfMapping,
              .length, .importModule, .importName, .setUpAnnotations:
              publish()
              if try performRare(i, r, k, globals, code, running) { pc += 1 }
            }
          }

          // The call that an instruction left the loop for. It stands here once: what is written into the loop often
          // slows all of it.
          var isConstruction = false
          var function = (r + base).peekFunction
          if function == nil {
            publish()
            switch try callObject(r + base + 1, count: count, names, into: r + destination) {
            case .answered: continue
            case .method:
              function = (r + base).peekFunction
              count &+= 1
            case .construction:
              function = (r + base).peekFunction
              isConstruction = true
              base &+= 1
              count &+= 1
            }
          }
          guard let callee = function else { continue }
          let target = callee._withUnsafeGuaranteedRef { $0.head }
          let window = r + base + 1
          if _slowPath(
            lacksRegisters(to: window + (target.pointee.registerCount + target.pointee.parameterCount))
              || depth >= frameLimit &- (isConstruction ? 1 : 0))
          {
            throw tooDeep(isConstruction: isConstruction && depth >= frameLimit)
          }
          if _slowPath(target.pointee.plainCount != count || names != nil) {
            publish()
            let keywords = names?.takeUnretainedValue().symbols ?? []
            try bind(callee.takeUnretainedValue(), window, count - keywords.count, keywords)
            if target.pointee.isGenerator {
              (r + destination).put(.object(self.generator(of: callee.takeUnretainedValue(), at: window)))
              continue
            }
          }
          Frame.push(
            frames + depth, resume: pc, registers: r, code: code, function: running, globals: globals,
            destination: destination, kind: isConstruction ? .construction : .call)
          depth &+= 1
          // Besides the frame the call of the class counts, as in CPython.
          if isConstruction { frameLimit &-= 1 }
          r = window
          code = target
          running = callee
          k = target.pointee.constants
          globals = callee._withUnsafeGuaranteedRef { $0.globalSlots }
          pc = target.pointee.instructions
          target.pointee.clearRegisters(r)
          // Only now do the registers in use cover the arguments, which a collection of cycles must see.
          try countStep()
        }
      } catch {
        // Cold: find the handler, unwinding frames and noting each in the traceback.
        var exception = error.exception
        if chains, !isReraise, exception.traceback.isEmpty, exception.context == nil { chain(exception) }
        chains = true
        while true {
          let index = (pc - 1) - code.pointee.instructions
          if !isReraise { note(exception, code.pointee.code, index) }
          isReraise = false
          if exception.limit == nil,
            let handler = code.pointee.code.handlers.first(where: { $0.start <= index && index < $0.end })
          {
            goOn()
            // What the instructions left in temporaries above is dropped, as leaving them would have.
            (r + handler.register).clearDownwards(code.pointee.registerCount - handler.register + Machine.moved)
            r[handler.register] = .object(exception)
            pc = code.pointee.instructions + handler.target
            break
          }
          if keepsLeftFrames { keepFrame(exception, code.pointee.code, r) }
          let variableCount = code.pointee.code.variableCount
          (r + variableCount).clearDownwards(code.pointee.registerCount - variableCount + Machine.moved)
          r.clear(variableCount)
          if depth == bottom {
            handling = outerHandling
            generator?.finish()
            throw Raise(exception)
          }
          switch frames[depth - 1].kind {
          case .call: break
          case .construction:
            (r - 2).put(.unbound)
            frameLimit &+= 1
          case .generator:
            currentGenerator()?.finish(self)
            exception = raised(byGenerator: Raise(exception)).exception
          }
          (r - 1).put(.unbound)
          leave()
        }
      }
    }
  }
}
