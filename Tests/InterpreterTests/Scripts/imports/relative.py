from . import math
