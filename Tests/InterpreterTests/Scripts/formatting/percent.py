print("%d %s %r %f" % (1, "a", "b", 2.5), "%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42), "%s" % "one", "%s" % 5, "%%", "100%%" % ())
print("%.2f %8.3f %-8.1f| %e %g %G %.3e %g" % (3.14159, 2.5, 1.25, 12345.678, 1e-10, 1e20, 0.00012, 100000), "%i %u" % (3.9, -2.5))
print("%x %X %#x %o %#o %c %c" % (255, 255, 255, 8, 8, "z", 65), "%s %s" % ([1, 2], (3,)), "%s" % ((1, 2),), "%5s|%-5s|%.2s" % ("ab", "ab", "abc"))
print("%(name)s is %(age)d" % {"name": "Ann", "age": 30, "more": 1}, "%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%a" % "é", "%s" % None, "%d" % True)
print("%s %s" % ("é", "😀"), "%5.1f%%" % 99.55, "%d" % 10 ** 2, "%d" % (10 ** 30), "%s" % {"a": 1}, "%r" % ("x",), "%.3d" % 5, "%+.1e" % 0)
for f in (lambda: "%d" % "x", lambda: "%d %d" % 1, lambda: "%d" % (1, 2), lambda: "x" % 1, lambda: "%z" % 1, lambda: "%(a)s" % 1, lambda: "%(a)s" % {},
          lambda: "%" % 1, lambda: "%c" % "ab", lambda: "%x" % 1.5, lambda: "%f" % "x", lambda: "%s %s" % [1, 2], lambda: "x" % {}, lambda: "%c" % -1, lambda: "%*d" % ("a", 1)):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
