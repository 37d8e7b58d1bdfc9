import operator as op

print(op.add(2, 3), op.sub(2, 3), op.mul(2, 3), op.truediv(3, 2), op.floordiv(-3, 2), op.mod(-3, 2), op.pow(2, 10))
print(op.lshift(1, 5), op.rshift(32, 2), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.neg(3), op.pos(-3), op.inv(5))
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne("a", "b"), op.ge(1, 2), op.gt(2, 1), op.is_(None, None))
print(op.is_not([], []), op.not_(0), op.truth([]), op.abs(-3), op.index(True), op.invert(0))
print(op.contains("abc", "b"), op.countOf([1, 1.0, True, 2], 1), op.indexOf("abc", "c"), op.concat([1], [2]))
a = [1, 2]
print(op.iadd(a, [3]) is a, a, op.imul(a, 2), op.iconcat(a, "x"), op.iadd(1, 2), op.ior({1}, {2}))
d = {}
op.setitem(d, "k", 1)
print(d, op.getitem(d, "k"), op.delitem(d, "k"), d, op.getitem("abc", slice(1, None)))
print(op.call(max, 3, 5), op.call(int, "11", base=2), op.length_hint([1, 2]), op.length_hint(5, 9))
print(op.__add__ is op.add, op.__not__(1), op.__and__(6, 2), op.add)
print(list(map(op.mul, [1, 2, 3], [4, 5, 6])), sum(map(op.mul, range(4), range(4))))
