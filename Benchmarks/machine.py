"""Running commands and measuring them: wall, CPU of all their processes, peak memory."""

import dataclasses
import os
import statistics
import subprocess
import time


@dataclasses.dataclass
class Figure:
    """Medians over the runs of one command line."""

    wall: float
    cpu: float
    peak: float  # MiB, the largest process
    runs: int


def once(commands, environment=None):
    """Runs a pipeline of commands to its end: (wall s, CPU s, peak MiB, exit statuses)."""
    null = open(os.devnull, "r+b")
    began = time.perf_counter()
    children, stdin = [], null
    for index, command in enumerate(commands):
        last = index == len(commands) - 1
        child = subprocess.Popen(
            command, stdin=stdin, stdout=null if last else subprocess.PIPE, stderr=null, env=environment
        )
        if stdin is not null:
            stdin.close()
        stdin = child.stdout
        children.append(child)
    cpu, peak, statuses = 0.0, 0, []
    for child in children:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss)
        statuses.append(child.returncode)
    wall = time.perf_counter() - began
    null.close()
    return wall, cpu, peak / 1024, statuses


def together(command, count):
    """Wall seconds of so many copies of a command at once."""
    began = time.perf_counter()
    children = [
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(count)
    ]
    for child in children:
        child.wait()
    return time.perf_counter() - began


class Failed(Exception):
    """A command that should have worked did not."""


def interleaved(variants, runs, accept, environment=None):
    """Runs each variant in turn, so many rounds after one to warm up, so that noise hits all alike.

    `variants` is {name: pipeline}; `accept` tells whether the exit statuses of a pipeline are good.
    """
    seen = {name: [] for name in variants}
    for round_ in range(runs + 1):
        for name, commands in variants.items():
            wall, cpu, peak, statuses = once(commands, environment)
            if not accept(name, statuses):
                said = subprocess.run(
                    commands[-1], stdin=subprocess.DEVNULL, capture_output=True, env=environment
                ).stderr.decode(errors="replace")
                line = " | ".join(" ".join(map(str, c)) for c in commands)
                raise Failed(f"{line}\n  exit status {statuses}; it said: {said[:600]}")
            if round_ > 0:
                seen[name].append((wall, cpu, peak))
    return {name: median(rows) for name, rows in seen.items()}


def median(rows):
    walls, cpus, peaks = zip(*rows)
    return Figure(statistics.median(walls), statistics.median(cpus), max(peaks), len(rows))
