"""The data package by Frictionless, which wrote that standard, and the tables by a strict reader of CSV."""

import csv
import json
import pathlib
import sys

import frictionless

folder = pathlib.Path(sys.argv[1])


def validated(package):
    """The mistakes that Frictionless finds in a package."""
    report = frictionless.Package(package, basepath=str(folder)).validate()
    return [str(error) for error in report.errors] + [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]


package = json.loads((folder / "datapackage.json").read_text("utf-8"))
assert validated(package) == [], validated(package)

tables = [resource for resource in package["resources"] if resource.get("type") == "table"]
assert len(tables) == 4, [resource["name"] for resource in package["resources"]]

# A validator that finds nothing wrong anywhere would prove nothing: a key that leads nowhere is found.
broken = json.loads(json.dumps(package))
claims = next(resource for resource in broken["resources"] if resource["name"] == "claims")
claims["schema"]["foreignKeys"] = [{"fields": ["speaker"], "reference": {"resource": "articles", "fields": ["slug"]}}]
assert validated(broken), "Frictionless does not look at foreign keys"

rows = 0
for resource in tables:
    if resource["format"] == "csv":
        with open(folder / resource["path"], encoding="utf-8", newline="") as file:
            head, *records = csv.reader(file, strict=True)
        assert records and all(len(record) == len(head) for record in records), resource["path"]
        rows += len(records)
print(f"tables: {len(tables)} tables as the data package says, {rows} rows of CSV")
