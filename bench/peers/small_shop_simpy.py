"""The shop of scenarios/load/small.json, written by hand in SimPy 3, with as many packers as given.

Prints microseconds of processor time an order, and the share of orders that became delayed, of all
replications together. What it has: waves, hours of the day, two payments of which one may never
come, office hours, shifts with overtime, the queue by ship date, pick-ups, confirming, delivery, and
buyers who cancel once an order is delayed. What it leaves out, and we do for each order: every other
rule, norm, hazard and mail of the rulebook, all measures but one, and keyed draws.

Usage: small_shop_simpy.py [PACKERS [REPLICATIONS]]     (1 4). Debian: python3-simpy3.
"""

import bisect
import math
import random
import sys
import time

try:
    import simpy
except ImportError:
    sys.exit("small_shop_simpy: SimPy is not installed (python3-simpy3)")
if not hasattr(simpy, "Environment"):
    sys.exit("small_shop_simpy: this is SimPy 2; python3-simpy3 is needed")

PACKERS = int(sys.argv[1]) if len(sys.argv) > 1 else 1
REPLICATIONS = int(sys.argv[2]) if len(sys.argv) > 2 else 4
HOUR, DAY = 3600.0, 86400.0
DAYS, LIMIT = 14, 14 + 45  # day 0 is Tuesday, 2026-09-01
WEEKDAY_OF_DAY_0 = 1
HOLIDAYS = {20, 21, 22, 41}  # 2026-09-21 to 23, 10-12; none after within the limit
EVENING = [3, 2, 1, 1, 0.5, 0.5, 1, 2, 3, 3, 4, 4, 5, 4, 4, 4, 4, 5, 6, 8, 10, 11, 9, 5]
SIGMA2 = math.log(1 + 0.8**2)
MU = math.log(40) - SIGMA2 / 2
SHIFT_ENDS = -1  # more urgent than any ship date


def weekday(day):
    return (day + WEEKDAY_OF_DAY_0) % 7


def works(day, weekdays):
    return weekday(day) < weekdays and day not in HOLIDAYS


WORKDAYS = [day for day in range(2 * LIMIT) if works(day, 5)]
PICK_UPS = [day * DAY + 17 * HOUR for day in range(2 * LIMIT) if weekday(day) < 6]


def workday(day, n):
    return WORKDAYS[bisect.bisect_right(WORKDAYS, day) + n - 1]


def after(start, length, opens, closes):
    """When `length` of open time has passed."""
    day = int(start // DAY)
    while True:
        begin = max(start, day * DAY + opens * HOUR)
        left = day * DAY + closes * HOUR - begin
        if left > 0:
            if length <= left:
                return begin + length
            length -= left
        day += 1


class Shop:
    def __init__(self, env, seed):
        self.env, self.draw = env, random.Random(seed)
        self.desk = simpy.PriorityResource(env, capacity=1)
        self.packers = simpy.PriorityResource(env, capacity=PACKERS)
        self.orders = self.delayed = 0
        env.process(self.shifts(self.desk, 10, 18, 5))
        for _ in range(PACKERS):
            env.process(self.shifts(self.packers, 9, 17, 6))
        for hour in range(DAYS * 24):
            env.process(self.arrivals(hour))

    def shifts(self, staff, begins, ends, weekdays):
        """Off from each end to the next beginning; what is in hand is finished first."""
        for day in range(LIMIT):
            if not works(day, weekdays):
                continue
            with staff.request(priority=SHIFT_ENDS) as off:
                yield off
                yield self.env.timeout(max(0.0, day * DAY + begins * HOUR - self.env.now))
            yield self.env.timeout(max(0.0, day * DAY + ends * HOUR - self.env.now))
        with staff.request(priority=SHIFT_ENDS) as off:
            yield off
            yield self.env.timeout(LIMIT * DAY)

    def arrivals(self, hour):
        day = hour // 24
        rate = 150 * EVENING[hour % 24] / sum(EVENING) * (8 if day in (3, 4) else 1) / HOUR
        yield self.env.timeout(hour * HOUR)
        while True:
            gap = self.draw.expovariate(rate)
            if self.env.now + gap >= (hour + 1) * HOUR:
                return
            yield self.env.timeout(gap)
            self.env.process(self.order())

    def order(self):
        env, draw = self.env, self.draw
        self.orders += 1
        if draw.random() >= 0.8:  # to be paid within five days
            ends = (int(env.now // DAY) + 6) * DAY
            pays = after(env.now, draw.expovariate(1 / (1.5 * DAY)), 7, 24)
            if draw.random() >= 0.85 or pays >= ends:
                yield env.timeout(ends - env.now)
                return
            yield env.timeout(pays - env.now)
        with self.desk.request() as turn:
            yield turn
            yield env.timeout(math.exp(draw.gauss(MU, math.sqrt(SIGMA2))))
        ship_date = workday(int(env.now // DAY), 2)
        sending = env.process(self.send(ship_date))
        late = env.timeout((ship_date + 1) * DAY - env.now)
        yield sending | late
        if not sending.processed:
            self.delayed += 1
            if draw.random() < 0.3:
                gives_up = after(env.now, draw.expovariate(1 / (2 * DAY)), 7, 24)
                yield sending | env.timeout(gives_up - env.now)
                if not sending.processed:
                    sending.interrupt()
                    return
            else:
                yield sending
        days = draw.random()
        arrives = after(env.now, (1 if days < 0.6 else 2 if days < 0.9 else 3) * DAY, 8, 21)
        yield env.timeout(arrives - env.now)
        yield env.timeout(14 * DAY)  # silence counts as receipt
        yield env.timeout(8 * DAY)  # delivered to completed

    def send(self, ship_date):
        env, draw = self.env, self.draw
        try:
            with self.packers.request(priority=ship_date) as turn:
                yield turn
                yield env.timeout(draw.gammavariate(4, 30))
            yield env.timeout(PICK_UPS[bisect.bisect_left(PICK_UPS, env.now)] - env.now)
            yield env.timeout(draw.uniform(5 * 60, 60 * 60))
        except simpy.Interrupt:
            pass


begin = time.process_time()
orders = delayed = 0
for replication in range(REPLICATIONS):
    env = simpy.Environment()
    shop = Shop(env, replication)
    env.run(until=LIMIT * DAY)
    orders += shop.orders
    delayed += shop.delayed
print(f"{(time.process_time() - begin) / orders * 1e6:.2f} {delayed / orders:.4f}")
