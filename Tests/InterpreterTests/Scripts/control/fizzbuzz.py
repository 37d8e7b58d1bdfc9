for n in range(1, 31):
    print("FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else n, end=" " if n % 15 else "\n")
words = {3: "Fizz", 5: "Buzz", 7: "Bang"}
print([("".join(word for d, word in words.items() if n % d == 0) or n) for n in (1, 15, 21, 35, 105)])
