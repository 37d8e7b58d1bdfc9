name, n, x = "Ada", 3, 2.5
print(f"{name} has {n} and {x}", f"", f"{{}}", f"{{{n}}}", f"{n + 1}{n * 2}", F"{name!r}", f'{"quoted"}')
print(f"{n}" "{n}" f"{x}", f"{name[0]}{name[-1].upper()}", f"{len(name)}", f"{[i * i for i in range(n)]}", f"{ {'a': 1}['a'] }")
print(f"{'yes' if n > 2 else 'no'}", f"{(lambda v: v * 2)(n)}", f"{n,}", f"{n, x}", f"{None} {True} {[1, 'a']}")
print(f"""multi
{n}
line""", rf"\d{n}\n", f"\t{n}\n".strip(), f"{n:}", f"{name!s:>5}|", f"{'é'!a}", f"{'a' 'b'}")
print(f"{n != 3}", f"{n == 3}", f"{n >= 3!r}", f"{ n }", f"{n if n else x:>4}")
