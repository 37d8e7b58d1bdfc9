word = "mississippi"
counts = {}
for letter in word:
    counts[letter] = counts.get(letter, 0) + 1
print(counts, sorted(word), "".join(sorted(set(word))), "".join(reversed(word)), max(word), min(word))
print("apple" < "banana", "a" < "A", "é" > "z", "😀" > "日", "abc" < "abcd", "" < " ")
print(sorted(["b", "A", "a", "B", "é", "_"]), sorted(["b", "A", "a", "B"], key=str.lower), sorted("10 9 8 100".split(), key=len))
print(list(map(ord, "aé😀")), "".join(map(chr, [72, 105, 233, 128512])), word == "".join(list(word)))
print("ab" * 2 + "c" in "xababcx", hash("abc") == hash("ab" + "c"))
