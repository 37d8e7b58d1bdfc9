import a.b, c.d as e
from f import g as h, i
from j import *
