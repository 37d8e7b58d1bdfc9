def palindrome(text):
    letters = [c.lower() for c in text if c.isalnum()]
    return letters == letters[::-1]


for text in ["", "x", "Never odd or even", "A man, a plan, a canal: Panama", "conv", "été", "12 21", "1221!"]:
    print(f"{text!r:35} {palindrome(text)}")
