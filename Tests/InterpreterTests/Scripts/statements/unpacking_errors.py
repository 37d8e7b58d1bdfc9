class Box:
    pass


def attempt(f):
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error)


def few(): a, b, c = 1, 2
def many(): a, b = 1, 2, 3
def none(): a, b = None
def star(): a, b, *c, d = 1, 2
def nested(): a, (b, c) = 1, 2
def number(): [a] = 5
def string(): a, b = "abc"
def empty(): () = [1]
def attribute(): Box().x.y = 1
def item(): None[0] = 1
def call(): (lambda: 5)()[0] = 1
def text(): "abc"[0] = "x"
def pair(): (1, 2)[0] = 1
def loop():
    for a, b in [1]: pass
def dictionary(): a, b = {"x": 1}
def augmented(): Box().missing += 1
def undefined(): undefined_name += 1
for f in (few, many, none, star, nested, number, string, empty, attribute, item, call, text, pair, loop, dictionary, augmented, undefined):
    attempt(f)
() = []
[] = ()
print("nothing unpacked")
