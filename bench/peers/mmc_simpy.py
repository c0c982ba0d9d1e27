"""The shop of mmc_bench in SimPy 3: prints customers a second and their mean wait in seconds.

Usage: mmc_simpy.py [CUSTOMERS]     (200000). Debian: python3-simpy3, or SimPy 4 from PyPI. The draws
are Python's own, which are quicker there than ours would be.
"""

import random
import sys
import time

try:
    import simpy
except ImportError:
    sys.exit("mmc_simpy: SimPy is not installed (python3-simpy3)")
if not hasattr(simpy, "Environment"):
    sys.exit("mmc_simpy: this is SimPy 2; python3-simpy3 is needed")

CUSTOMERS = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
waited = 0.0


def customer(env, tellers):
    global waited
    came = env.now
    with tellers.request() as turn:
        yield turn
        waited += env.now - came
        yield env.timeout(random.expovariate(1 / 10))


def arrivals(env, tellers):
    for _ in range(CUSTOMERS):
        env.process(customer(env, tellers))
        yield env.timeout(random.expovariate(9 / 10))


random.seed(1)
env = simpy.Environment()
env.process(arrivals(env, simpy.Resource(env, capacity=10)))
begin = time.process_time()
env.run()
print(f"{CUSTOMERS / (time.process_time() - begin):.0f} {waited / CUSTOMERS:.3f}")
