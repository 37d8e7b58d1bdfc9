import json

for text in ("plain", 'quo"te', "back\\slash", "a/b", "\n\t\r\b\f", "\x00\x1f\x7f", "é", "日本", "😀", "\ud83d", ""):
    print(json.dumps(text), ascii(json.dumps(text, ensure_ascii=False)), json.loads(json.dumps(text)) == text)
print(json.loads('"\\u00e9\\n\\/\\ud83d\\ude00 \\b"') == "é\n/😀 \b", ascii(json.loads('"\\ud83dx"')))
