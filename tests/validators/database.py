"""The SQLite file in Datasette: tables, search, links and views are shown without being set up."""

import json
import subprocess
import sys

datasette, database = sys.argv[1:]


def get(path):
    """What Datasette answers for a path."""
    answer = subprocess.run([datasette, "serve", database, "--get", path], capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


tables = {table["name"]: table for table in get("/archive.json")["tables"]}
for name in ["articles", "claims", "follow_ups", "status_history", "sources", "speakers", "topics"]:
    assert tables[name]["count"] > 0, f"{name} is empty"
    assert tables[name]["primary_keys"], f"{name} has no key"
for name in ["articles", "claims", "follow_ups"]:
    assert tables[name]["fts_table"] == f"{name}_fts", f"{name} has no search"
assert {key["other_table"] for key in tables["claims"]["foreign_keys"]["outgoing"]} == {"articles", "speakers"}

views = get("/archive.json")["views"]
assert len(views) == 4, views
for view in views:
    assert "rows" in get(f"/archive/{view['name']}.json"), view
found = get("/archive/claims.json?_search=panmunjom&_shape=array")
assert any(claim["id"] == "nk-summit-april-2018" for claim in found), found
print(f"database: {len(tables)} tables and {len(views)} views in Datasette")
