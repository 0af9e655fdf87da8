"""The formulas of malinews.stats once more, in plain Python, written from the papers and not from the Lua source.

Reads lines `name TAB arguments TAB results` (numbers with spaces between; `nil` for none; lists with commas) and compares
each result with its own to 1e-9. Prints what differs; the exit code is 1 then.
"""
import math
import sys


def ln(x):
    return math.log(x)


def xlogx(x, e):
    return 0.0 if x == 0 else x * math.log(x / e)


def cells(a, b, c, d):
    """Observed and expected of the two-by-two table: word or not, corpus one or two."""
    observed = [[a, b], [c - a, d - b]]
    n = c + d
    rows = [a + b, n - a - b]
    cols = [c, d]
    return [(observed[i][j], rows[i] * cols[j] / n) for i in range(2) for j in range(2)]


def g2(a, b, c, d):
    if a + b == 0 or c + d == 0:
        return 0
    return 2 * sum(xlogx(o, e) for o, e in cells(a, b, c, d) if o)


def g2_rayson(a, b, c, d):
    if a + b == 0:
        return 0
    e1, e2 = c * (a + b) / (c + d), d * (a + b) / (c + d)
    return 2 * (xlogx(a, e1) + xlogx(b, e2))


def chi2(a, b, c, d, yates=0):
    table = cells(a, b, c, d)
    if any(e == 0 for _, e in table):
        return 0
    return sum(max(0, abs(o - e) - (0.5 if yates else 0)) ** 2 / e for o, e in table)


def log_ratio(a, b, c, d):
    x, y = a or 0.5, b or 0.5
    value = math.log2((x / c) / (y / d))
    se = math.sqrt(max(0, 1 / x - 1 / c + 1 / y - 1 / d))
    half = 1.959963984540054 * se / ln(2)
    return value, value - half, value + half


def log_odds(y1, n1, y2, n2, alpha, alpha0):
    o1 = (y1 + alpha) / (n1 + alpha0 - y1 - alpha)
    o2 = (y2 + alpha) / (n2 + alpha0 - y2 - alpha)
    delta = ln(o1) - ln(o2)
    variance = 1 / (y1 + alpha) + 1 / (y2 + alpha)
    return delta, variance, delta / math.sqrt(variance)


def expected(fx, fy, n, span):
    return fx * fy * span / n


def pmi(fxy, fx, fy, n, span):
    return math.log2(fxy / expected(fx, fy, n, span)) if fxy else -math.inf


def pmi3(fxy, fx, fy, n, span):
    return math.log2(fxy ** 3 / expected(fx, fy, n, span)) if fxy else -math.inf


def npmi(fxy, fx, fy, n, span):
    if fxy == 0:
        return -1
    if fxy == n:
        return 1
    return pmi(fxy, fx, fy, n, span) / -math.log2(fxy / n)


def lmi(fxy, fx, fy, n, span):
    return fxy * pmi(fxy, fx, fy, n, span) if fxy else 0


def t_score(fxy, fx, fy, n, span):
    return (fxy - expected(fx, fy, n, span)) / math.sqrt(fxy) if fxy else -math.inf


def z_score(fxy, fx, fy, n, span):
    e = expected(fx, fy, n, span)
    return (fxy - e) / math.sqrt(e)


def dice(fxy, fx, fy, n, span):
    return 2 * fxy / (fx + fy)


def logdice(fxy, fx, fy, n, span):
    return 14 + math.log2(dice(fxy, fx, fy, n, span)) if fxy else -math.inf


def min_sensitivity(fxy, fx, fy, n, span):
    return min(fxy / fx, fxy / fy)


def delta_p(fxy, fx, fy, n):
    a, b, c, d = fxy, fx - fxy, fy - fxy, n - fx - fy + fxy
    return a / (a + b) - c / (c + d), a / (a + c) - b / (b + d)


def percent_difference(a, b, c, d):
    x, y = a / c, (b or 0.5) / d
    return 100 * (x - y) / y


def bic(a, b, c, d):
    return g2_rayson(a, b, c, d) - ln(c + d)


def ell(a, b, c, d):
    least = min(c * (a + b) / (c + d), d * (a + b) / (c + d))
    return None if least <= 1 else g2_rayson(a, b, c, d) / ((c + d) * ln(least))


def g2_williams(a, b, c, d):
    n, k = c + d, a + b
    if k in (0, n):
        return 0
    q = 1 + (n / k + n / (n - k) - 1) * (n / c + n / d - 1) / (6 * n)
    return g2(a, b, c, d) / q


def dispersion(counts, sizes):
    """dp, dpnorm, juilland, carroll, rosengren, kld, range"""
    f, total, n = sum(counts), sum(sizes), len(sizes)
    if f == 0:
        return None, None, None, None, None, None, 0
    s = [x / total for x in sizes]
    v = [x / f for x in counts]
    dp = sum(abs(x - y) for x, y in zip(v, s)) / 2
    rates = [x / y for x, y in zip(counts, sizes)]
    mean = sum(rates) / n
    sd = math.sqrt(sum((r - mean) ** 2 for r in rates) / n)
    juilland = 1 - sd / mean / math.sqrt(n - 1)
    share = [r / sum(rates) for r in rates]
    carroll = -sum(p * math.log2(p) for p in share if p) / math.log2(n)
    rosengren = sum(math.sqrt(x * y) for x, y in zip(counts, s)) ** 2 / f
    kld = sum(p * math.log2(p / q) for p, q in zip(v, s) if p)
    return dp, dp / (1 - min(s)), juilland, carroll, rosengren, kld, sum(1 for x in counts if x)


def arf(positions, size):
    f, n, p = len(positions), size[0], sorted(positions)
    v = n / f
    gaps = [p[i] - p[i - 1] for i in range(1, f)] + [p[0] + n - p[-1]]
    return sum(min(g, v) for g in gaps) / v


def benjamini_hochberg(p):
    m = len(p)
    q = []
    for x in p:  # the definition, not the algorithm: the least over all thresholds at or above
        q.append(min(1.0, min(y * m / sum(1 for z in p if z <= y) for y in p if y >= x)))
    return q


def chi2_p(x):
    return math.erfc(math.sqrt(x / 2))


def idf(n, df):
    return ln(n / df), math.log10(n / df), ln((1 + n) / (1 + df)) + 1, ln(1 + (n - df + 0.5) / (df + 0.5))


def bm25(tf, length, average, weight, k1, b):
    return weight * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average))


def zipf(count, n):
    return math.log10(count / n * 1e6) + 3


# No difference of near numbers is in these, so that even the smallest value is right to 1e-9 of itself.
RELATIVE = {"chi2_p", "idf", "bm25", "zipf", "dice", "min_sensitivity", "arf", "benjamini_hochberg"}
LISTS = {"dispersion", "benjamini_hochberg", "arf"}


def number(s):
    return None if s == "nil" else float(s)


def same(x, y, cancels):
    if x is None or y is None:
        return x is y
    if x == y:
        return True
    return abs(x - y) <= 1e-9 * max(abs(x), abs(y)) or (cancels and abs(x - y) <= 1e-11)


def main(path):
    faults = tables = 0
    for line in open(path, encoding="utf-8"):
        name, given, results = line.rstrip("\n").split("\t")
        results = [number(x) for x in results.split()]
        if name in LISTS:
            arguments = [[float(x) for x in part.split(",")] for part in given.split()]
        else:
            arguments = [float(x) for x in given.split()]
        own = globals()[name](*arguments)
        own = list(own) if isinstance(own, (tuple, list)) else [own]
        tables += 1
        if len(own) != len(results) or not all(same(x, y, name not in RELATIVE) for x, y in zip(own, results)):
            faults += 1
            if faults <= 20:
                print("%s(%s): malinews %s, python %s" % (name, given, results, own))
    print("%d results compared, %d differ" % (tables, faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
