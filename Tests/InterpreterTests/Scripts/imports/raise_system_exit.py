print("a")
raise SystemExit(7)
