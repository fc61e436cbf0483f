"""Writes models/constraints/directconnect.json: python3 scripts/extractConstraints.py

The SDK's runtime schemas have neither lengths nor patterns nor ranges. Botocore's copy of AWS's published model has them:
this keeps those of the members of requests, by structure and member ("[]": of each item of the list), and no text.
"""

import gzip
import json
import pathlib

import botocore

NAMES = ("min", "max", "pattern")
file = pathlib.Path(botocore.__file__).parent / "data/directconnect/2012-10-25/service-2.json.gz"
model = json.loads(gzip.decompress(file.read_bytes()))
shapes = model["shapes"]
found = {}
seen = set()


def keep(place, shape):
    rules = {name: shapes[shape][name] for name in NAMES if name in shapes[shape]}
    if rules:
        found[place] = rules
    if shapes[shape]["type"] == "list":
        keep(f"{place}[]", shapes[shape]["member"]["shape"])
    walk(shape)


def walk(name):
    if name in seen or shapes[name]["type"] != "structure":
        return
    seen.add(name)
    for member, reference in shapes[name]["members"].items():
        keep(f"{name}.{member}", reference["shape"])


for operation in model["operations"].values():
    if "input" in operation:
        walk(operation["input"]["shape"])

out = pathlib.Path(__file__).parent.parent / "models/constraints/directconnect.json"
text = {"source": f"botocore {botocore.__version__}", "members": dict(sorted(found.items()))}
out.write_text(json.dumps(text, indent=2, ensure_ascii=False) + "\n")
