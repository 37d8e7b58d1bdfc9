# Names are compared in their compatibility form: these are pairs of one variable each.
ﬁ = 1
print(fi)
𝐱 = 2
print(x, ｘ)
µ = 3  # the micro sign
print(μ, "μ" in globals(), "µ" in globals())


class ℂ:
    ℓ = 4


print(C.l, C.ℓ, C.__name__)


def f(𝛼=1, *, 𝜖=2):
    return α + ε


print(f(α=3, ε=4), f(𝛼=3))
import ｍath

print(math.pi)
try:
    𝑦
except NameError as error:
    print(error)
