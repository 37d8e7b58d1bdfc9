@f
