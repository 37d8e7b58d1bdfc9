raise ValueError("x") from "y"
