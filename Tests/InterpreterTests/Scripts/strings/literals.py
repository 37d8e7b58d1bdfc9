print('single', "double", '''triple''', """also
two lines""", 'it''s', "say \"hi\"", 'a\tb\\c\'')
print("\x41\u00e9\U0001F600\N{BULLET}\101\0end" == "Aé😀•A\x00end")
print(r"raw\n\t", R'\\', u"u", "a" "b" 'c', ("long "
      "text"))
print("line \
continued", repr("\a\b\f\v\r\n\t\0\x1b\x7f"))
print(repr("'"), repr('"'), repr("'\""), repr("\\"), repr("é\u200b\ufeff\xa0"), repr("\U0001F600"))
print(repr("日本語 ñ ü"), ["tab\there", 'q"q'], {"k'": "v\n"})
print(len("\\n"), len("😀"), len("é"), len("e\u0301"), len(""), "")
