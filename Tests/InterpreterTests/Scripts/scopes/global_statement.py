count = 0
def bump():
    global count, fresh
    count += 1
    fresh = count * 10
def shadow():
    count = "local"
    return count
def nested():
    count = "enclosing"
    def inner():
        global count
        count = 100
    inner()
    return count
bump(); bump()
print(count, fresh, shadow(), count, nested(), count)
def define():
    global made
    def made(): return "made here"
define()
print(made())
def late(): return defined_later
defined_later = "found at call time"
print(late())
for loop_variable in range(3): inside = loop_variable
print(loop_variable, inside)
def remove():
    global count
    del count
remove()
try:
    count
except NameError as error:
    print(error)
