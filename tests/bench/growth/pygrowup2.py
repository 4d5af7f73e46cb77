# The same six scores for the same rows with the Python package pygrowup2: reads IN.csv, writes OUT.csv, prints the seconds
# that took as JSON. Its start and the loading of its tables are not counted.
import csv
import json
import sys
import time

from pygrowup import Observation

COLUMNS = ["zlen", "zwei", "zwfl", "zbmi", "zhc", "zac"]


def score(compute, *measured):
    try:
        return f"{compute(*measured):.2f}"
    except Exception:  # The package's way of saying that there is no score.
        return ""


def scores(row):
    sex = Observation.MALE if row["sex"] == "1" else Observation.FEMALE
    days = int(row["age_days"])
    weight, length = float(row["weight_kg"]), float(row["lenhei_cm"])
    child = Observation(sex=sex, age_in_days=days)
    for_length = child.weight_for_length if days < 731 else child.weight_for_height
    return [
        score(child.length_or_height_for_age, length, row["measured"] == "L"),
        score(child.weight_for_age, weight),
        score(for_length, weight, length),
        score(child.bmi_for_age, weight / (length / 100) ** 2),
        score(child.head_circumference_for_age, float(row["headc_cm"])),
        score(child.arm_circumference_for_age, float(row["muac_cm"])),
    ]


# Its tables are read when they are first asked for.
for days in ["300", "900"]:
    scores({"sex": "1", "age_days": days, "weight_kg": "12", "lenhei_cm": "80", "measured": "L", "headc_cm": "46", "muac_cm": "15"})

began, cpu = time.perf_counter(), time.process_time()
rows = 0
with open(sys.argv[1], newline="") as source, open(sys.argv[2], "w", newline="") as target:
    reader = csv.DictReader(source)
    writer = csv.writer(target)
    writer.writerow(reader.fieldnames + COLUMNS)
    for row in reader:
        writer.writerow(list(row.values()) + scores(row))
        rows += 1
print(json.dumps({"rows": rows, "seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}))
