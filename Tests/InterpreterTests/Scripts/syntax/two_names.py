my variable = 5
