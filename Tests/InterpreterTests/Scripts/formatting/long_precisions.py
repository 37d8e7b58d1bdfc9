# A precision may go far beyond the digits that a number has.

def show(text):
    print(len(text), text[:12], text[-8:], text.count("0"))


long = "%.17000000f" % 1.5
print(len(long), long[:5], long[-5:])
long = format(1.5, ".17000000f")
print(len(long), long[:5], long[-5:])
show(f"{-2 / 3:.20000e}")
show(f"{1e300:.2000%}")
show(f"{5e-324:.3000f}")
show("%.3000e" % 5e-324)
show("%#.3000g" % 5e-324)
show("%.3000g" % 5e-324)
show("%.3000G" % 1.25e-7)
show(f"{1e22:#.3000g}")
show(f"{1e22:.3000}")
show(f"{1.5:+05000.3000f}")
show(f"{-1234567.5:=6000,.3000f}")
show(f"{-1234567.5:x<6000,.3000E}")
show(f"{1e5:06000,.3000f}")
show("%06000.3000F" % -1234567.5)
show("%-6000.3000E" % 1e-300)
long = "%.17000000d" % -15
print(len(long), long[:5], long[-5:])
show("%#.3000x" % 255)
show("%+.3000o" % 2**70)
show(f"{12:020000,}")
print("%.3000f %.3000e" % (float("inf"), float("nan")), f"{float('-inf'):.3000%}")
print(f"{-0.0:z.2000f}" == "0." + "0" * 2000, f"{1:.1100f}" == "1." + "0" * 1100, f"{1:.1101f}" == "1." + "0" * 1101)
