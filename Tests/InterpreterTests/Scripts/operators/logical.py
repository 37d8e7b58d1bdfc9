def say(value):
    print("<", value, ">", end=" ")
    return value


print(say(0) or say("x"), say(1) and say([]), say("") or say(0) or say(None))
print(say(1) or say(2), say(0) and say(2), not say(3))
print(1 and 2 or 3, 0 and 2 or 3, not 1 == 2, 1 if [] else 2, [] or {} or "end")
print(None or False, False or None, 1 and None)
print((say(5) if say(0) else say(7)) + 1)
