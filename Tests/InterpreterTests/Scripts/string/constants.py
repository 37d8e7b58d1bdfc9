import string

print(string.ascii_letters, string.ascii_lowercase, string.ascii_uppercase)
print(string.digits, string.hexdigits, string.octdigits, string.punctuation)
print(repr(string.whitespace), repr(string.printable))
print(string.capwords("hello  wORLD of\tmaps"), repr(string.capwords("  a-b c ", "-")), string.capwords(""))
try:
    string.capwords(3)
except AttributeError as error:
    print(error)
