def conv_out(w, k, s):
    if k > w:
        raise ValueError(f"kernel {k} is wider than the image {w}")
    return (w - k) // s + 1


print(conv_out(5, 3, 1))
print(conv_out(2, 3, 1))
