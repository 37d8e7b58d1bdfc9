// The machine's instructions: eight bytes each, three register operands.
//
// `a` is nearly always the destination. A test that may branch is followed by a `jump`, which it skips when
// the test holds: so every branch has a 32-bit target and costs one dispatch. `flag` selects the operator
// where one opcode serves several.

internal import Syntax

enum Opcode: UInt8, CaseIterable {
  // Moving values.
  case move  // a = b
  case constant  // a = constants[target]
  case clear  // a = unbound; generators dropped by that are closed at once
  case checkBound  // raise UnboundLocalError for constants[target] when a is unbound
  case loadGlobal  // a = globals[b], or builtins[c] when that is unbound
  case storeGlobal  // globals[b] = a
  case loadName  // a = entry constants[c] of the namespace b, skipping the next instruction; else fall into it
  case storeName  // entry constants[c] of the namespace a = b
  case deleteName  // remove entry constants[c] of the namespace a
  case deleteGlobal  // unbind globals[b]; constants[c] is its name
  case makeCell  // a = cell(a)
  case loadClosure  // a = the cell number b of the running function
  case loadCell  // a = contents of cell b; constants[c] is its name; flag 1: it belongs to an outer function
  case storeCell  // contents of cell a = b
  case deleteCell  // unbind cell a; constants[c] is its name

  // Arithmetic: a = b op c; flag 1: in place. In the `K` forms c is a constant.
  case add, subtract, multiply, divide, floorDivide, modulo
  case addK, subtractK, multiplyK, divideK, floorDivideK, moduloK
  case binary  // a = b op c for the operator number `flag & 0x7f`; flag & 0x80: in place
  case unary  // a = op b for the operator number `flag`
  case not  // a = not b

  // Comparison. The skipping forms skip the next instruction when the comparison of b and c holds.
  case compare  // a = b op c for the comparison number `flag`
  case skipLess, skipLessOrEqual, skipGreater, skipGreaterOrEqual, skipEqual, skipNotEqual
  case skipLessK, skipLessOrEqualK, skipGreaterK, skipGreaterOrEqualK, skipEqualK, skipNotEqualK

  // Control.
  case jump  // to target
  case loop  // to target, backwards: counts a step
  case jumpIfFalse  // to target when a is false
  case jumpIfTrue
  case iterate  // r[a...a+2] = iteration over b
  case iterateRange  // the same over b(c arguments) where b is `range`; skips two instructions
  case requireIterable  // a = b, or iter(b) where b is not a built-in sequence
  case next  // b = the next item of the iteration at a, skipping the next instruction; else fall into it
  case loopNext  // `loop` to the `next` at the next word's target, with its operands

  // Calls: the callee is in a, arguments follow it; the result goes to c.
  case noteFrame  // let the next call read this frame; flag 1: a class body
  case call  // b positional arguments
  case callKeywords  // b arguments, the last of them named by the tuple constants[next word's target]
  case callSpread  // a+1 is a list of positional arguments, a+2 a dict of keywords
  case callMethod  // receiver in a+1, b arguments from a+2; the name is constants[next word's target]
  case returnValue  // return a
  case yieldValue  // yield b; a receives what is sent; the registers before c are kept meanwhile
  case iterator  // a = iter(b), for `yield from`
  case delegate  // yield what iterator a gives for the sent value in a+1, and stay; at its end a+1 = its result
  case makeFunction  // a = function of codes[target]; defaults and closure in a+1 and on

  // Items and attributes.
  case item  // a = b[c]
  case itemK  // a = b[constants[c]]
  case itemOfItem  // a = b[c][c+1]
  case setItem  // a[b] = c
  case setItemK  // a[constants[b]] = c
  case deleteItem  // del a[b]
  case slice  // a = slice(b, b+1, b+2)
  case itemSlice  // a = b[c:c+1:c+2]
  case setSlice  // a[b:b+1:b+2] = c
  case itemAt  // a = b[c, c+1, …] with `flag` indices
  case setItemAt  // a[b, b+1, …] = c with `flag` indices
  case attribute  // a = b.name, the name being constants[c]; flag: for the library
  case setAttribute  // a.name = b
  case deleteAttribute  // del a.name

  // Building.
  case list  // a = list of c registers from b
  case tuple
  case set  // a = {b, …}, c items; flag: SetConstants
  case dict  // a = dict of c pairs from b
  case append  // append b to the list a
  case addToSet
  case setPair  // a[b] = c for the dict a
  case extend  // extend the list a by everything in b
  case extendSet
  case merge  // add the mapping b to the dict a; flag 1: keywords of a call, which must not repeat
  case listToTuple  // a = tuple(b)
  case format  // a = format(b, c) after conversion `flag` (0 none, 1 str, 2 repr, 3 ascii)
  case join  // a = c strings from b joined
  case unpack  // r[b...] = the c items of a
  case unpackStarred  // r[b...] = c items of a, then a list of the others, then `flag` more

  // Exceptions.
  case beginHandling  // a = what was being handled; now b is; flag 1: in a generator
  case endHandling  // what was being handled before is in a; flag 1: in a generator
  case matchException  // a = whether exception b is an instance of c
  case raise  // raise a; flag 1: from b
  case reraise  // raise a as it was
  case raiseCurrent  // bare `raise`
  case assertionFailed  // raise AssertionError; flag 1: with message a
  case beginWith  // the manager is in a+1: a = its __exit__, b = its __enter__, b+1 = the manager
  case exceptionParts  // r[a...a+2] = class, value and traceback of exception b

  // Patterns. The first four skip the next instruction when the value in b matches.
  case matchSequence  // b is a sequence
  case matchMapping  // b is a mapping
  case matchKeys  // b has the `flag` keys from c on; a and on = their values
  case matchClass  // b matches class a; a and on = its `flag` positional parts, then attributes constants[c]
  case restOfMapping  // a = dict of b without the `flag` keys from c on
  case length  // a = len(b)

  // Modules.
  case importModule  // a = module named constants[target]; flag: for the library
  case importName  // a = name constants[c] of module b; flag: for the library
  case importStar  // every public name of module a becomes global
  case setUpAnnotations  // globals[b] = {} when it is unbound
}

struct Instruction {
  var opcode: Opcode
  var flag: UInt8
  var a: UInt16
  var b: UInt16
  var c: UInt16

  init(_ opcode: Opcode, flag: UInt8 = 0, a: Int = 0, b: Int = 0, c: Int = 0) {
    self.opcode = opcode
    self.flag = flag
    self.a = UInt16(truncatingIfNeeded: a)
    self.b = UInt16(truncatingIfNeeded: b)
    self.c = UInt16(truncatingIfNeeded: c)
  }

  /// A 32-bit operand in place of `b` and `c`.
  var target: Int {
    @inline(__always) get { Int(b) | Int(c) << 16 }
    set {
      b = UInt16(truncatingIfNeeded: newValue)
      c = UInt16(truncatingIfNeeded: newValue >> 16)
    }
  }
}

extension BinaryOperator {
  static let numbered = BinaryOperator.allCases
  var number: UInt8 { UInt8(BinaryOperator.numbered.firstIndex(of: self) ?? 0) }
}

extension UnaryOperator {
  static let numbered: [UnaryOperator] = [.negate, .plus, .invert]
  var number: UInt8 { UInt8(UnaryOperator.numbered.firstIndex(of: self) ?? 0) }
}

extension ComparisonOperator {
  static let numbered: [ComparisonOperator] = [
    .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .is, .isNot, .in, .notIn,
  ]
  var number: UInt8 { UInt8(ComparisonOperator.numbered.firstIndex(of: self) ?? 0) }
}
