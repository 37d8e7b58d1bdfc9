def f(x):
	if x:
		return	[1]	+ x
	return 0


f(2)
