# Five bodies under gravity, stepped symplectically: float arithmetic on lists unpacked in loops.

PI = 3.141592653589793
SOLAR_MASS = 4 * PI * PI
DAYS = 365.24


def bodies():
    """Position, velocity and mass of the sun and the giant planets, in astronomical units and years."""
    return [
        ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SOLAR_MASS),
        (
            [4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
            [0.00166007664274403694 * DAYS, 0.00769901118419740425 * DAYS, -0.0000690460016972063023 * DAYS],
            0.000954791938424326609 * SOLAR_MASS,
        ),
        (
            [8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
            [-0.00276742510726411020 * DAYS, 0.00499852801234917238 * DAYS, 0.0000230417297573763929 * DAYS],
            0.000285885980666130812 * SOLAR_MASS,
        ),
        (
            [12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
            [0.00296460137564761618 * DAYS, 0.00237847173959480950 * DAYS, -0.0000296589568540237556 * DAYS],
            0.0000436624404335156298 * SOLAR_MASS,
        ),
        (
            [15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
            [0.00268067772490389322 * DAYS, 0.00162824170038242295 * DAYS, -0.0000951592254519715870 * DAYS],
            0.0000515138902046611451 * SOLAR_MASS,
        ),
    ]


def pairs_of(items):
    return [(items[i], items[j]) for i in range(len(items)) for j in range(i + 1, len(items))]


def advance(system, pairs, step, count):
    for _ in range(count):
        for (p, v, m), (q, w, n) in pairs:
            dx = p[0] - q[0]
            dy = p[1] - q[1]
            dz = p[2] - q[2]
            magnitude = step * (dx * dx + dy * dy + dz * dz) ** -1.5
            away = n * magnitude
            toward = m * magnitude
            v[0] -= dx * away
            v[1] -= dy * away
            v[2] -= dz * away
            w[0] += dx * toward
            w[1] += dy * toward
            w[2] += dz * toward
        for p, v, _ in system:
            p[0] += step * v[0]
            p[1] += step * v[1]
            p[2] += step * v[2]


def energy(system, pairs):
    total = 0.0
    for (p, _, m), (q, _, n) in pairs:
        dx, dy, dz = p[0] - q[0], p[1] - q[1], p[2] - q[2]
        total -= m * n / (dx * dx + dy * dy + dz * dz) ** 0.5
    for _, (vx, vy, vz), m in system:
        total += m * (vx * vx + vy * vy + vz * vz) / 2
    return total


def rest(system):
    """Gives the sun the momentum that keeps the whole at rest."""
    momentum = [0.0, 0.0, 0.0]
    for _, v, m in system:
        for axis in range(3):
            momentum[axis] += v[axis] * m
    for axis in range(3):
        system[0][1][axis] = -momentum[axis] / SOLAR_MASS


def main():
    system = bodies()
    pairs = pairs_of(system)
    rest(system)
    print(f"{energy(system, pairs):.9f}")
    advance(system, pairs, 0.01, 60000)
    print(f"{energy(system, pairs):.9f}")


main()
