def f():
    return 1
yield 5
break
