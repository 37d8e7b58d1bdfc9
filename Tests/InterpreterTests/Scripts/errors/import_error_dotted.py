import math.trigonometry
