# Words of a made-up text counted in a dict, and the most frequent ones.

SYLLABLES = ["ka", "mi", "so", "ter", "un", "vel", "or", "in", "da", "est"]


def text(lines):
    state = 1
    out = []
    for _ in range(lines):
        words = []
        for _ in range(12):
            state = (state * 48271) % 2147483647
            length = 1 + state % 3
            word = ""
            for position in range(length):
                word += SYLLABLES[(state >> (4 * position + 3)) % 10]
            words.append(word)
        out.append(" ".join(words).capitalize() + ".")
    return "\n".join(out)


def count(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def lengths(counts):
    by_length = {}
    for word, number in counts.items():
        if len(word) not in by_length:
            by_length[len(word)] = []
        by_length[len(word)].append(number)
    return by_length


def main():
    source = text(10000)
    for _ in range(8):
        counts = {}
        words = [word.strip(".,").lower() for line in source.split("\n") for word in line.split()]
        counts = count(words)
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]
    for word, number in best:
        print(f"{word:>10} {number:6d}")
    for length, numbers in sorted(lengths(counts).items()):
        print(length, len(numbers), sum(numbers))


main()
