"""Rule folders of any size, to see what one more rule costs.

Every rule is complete, has its own literals, and is shaped like real ones: about 20 literal bytes, one
or two holes, one in five without regard to case.
"""

import random

SUBJECTS = (
    "replica broker gateway mailbox scheduler partition cursor snapshot lease voucher tenant certificate "
    "channel bucket segment ledger consumer worker index session profile token volume webhook catalog"
).split()
VERBS = "refused dropped rejected expired stalled overflowed vanished diverged blocked corrupted".split()
WHY = (
    "quota is used up|peer went away|checksum differs|version is too old|key is unknown|clock is ahead|"
    "queue is full|name cannot be resolved|schema does not fit|permission is missing"
).split("|")

RULE = """title: "{subject} {number} was {verb}"
status: stable
severity: medium
confidence: likely
owner: platform
mode: request.fails
when:
  message: '{message}'
{caseless}cause: The {subject} {number} was {verb}, as the line says.
impact: The request that needed it was answered with an error.
remediation:
  - do: Look at the {subject} and at what was changed before
verify: The message does not come back.
examples:
  - example: the line as the program prints it
    given:
      app.log: |
        → 2026-05-04 10:02:05,123 ERROR {line}
    finds: {{count: 1}}
  - example: another line of the program
    but:
      app.log: |
        2026-05-04 10:02:05,123 INFO  all is well
    finds: nothing
"""


def write(folder, count):
    """Writes so many rules, the same ones for the same number, and returns the folder."""
    rng = random.Random("rules")
    target = folder / f"rules-{count}" / "synthetic"
    if target.exists() and len(list(target.glob("*.yaml"))) == count:
        return target.parent
    target.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        subject, verb, why = rng.choice(SUBJECTS), rng.choice(VERBS), rng.choice(WHY)
        word = "".join(rng.choice("bcdfghjklmnprstvwz") + rng.choice("aeiou") for _ in range(4))
        shape = number % 3
        head = f"{subject} {verb} by {word}"
        message, line = [
            (f"{head}: {why}", f"{head}: {why}"),
            (head + " on {host}: " + why, f"{head} on db-1: {why}"),
            (head + " after {took:duration}, " + why + " ({code:int})", f"{head} after 30s, {why} (17)"),
        ][shape]
        text = RULE.format(
            subject=subject, verb=verb, number=number, message=message, line=line,
            caseless="  ignore-case: true\n" if number % 5 == 0 else "",
        )
        (target / f"{subject}-{word}-{number}.yaml").write_text(text, encoding="utf-8")
    return target.parent
