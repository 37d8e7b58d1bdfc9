import time

for seconds in (0, 1e9, 951782400, 1709164800, 1732150800.75, -1, 4102444799):
    t = time.gmtime(seconds)
    print(tuple(t), t.tm_year, t.tm_yday, time.strftime("%Y-%m-%d %H:%M:%S", t), time.asctime(t))
print(time.gmtime(0))
print(time.strftime("%a %A %b %B %d %j %y %I %p %M %% %e %F %T %w %u", time.gmtime(1732150800)))
