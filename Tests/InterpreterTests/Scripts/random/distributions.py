import random

random.seed(2024)
print([random.gauss(0, 1) for _ in range(4)], random.gauss(), random.gauss(10, 2), random.gauss(mu=1, sigma=0))
print([random.normalvariate(0, 1) for _ in range(3)], random.normalvariate())
print(random.triangular(), random.triangular(1, 5), random.triangular(1, 5, 2), random.triangular(3, 3))
print(random.expovariate(1), random.expovariate(2.5), random.lognormvariate(0, 0.25))
print(random.betavariate(0.5, 0.5), random.betavariate(3, 2), random.paretovariate(3), random.weibullvariate(1, 1.5))
print(random.gammavariate(4, 2), random.gammavariate(1, 2), random.gammavariate(0.3, 1), random.gammavariate(20, 0.5))
print(random.vonmisesvariate(0, 0), random.vonmisesvariate(1, 4), random.vonmisesvariate(3, 0.5))
