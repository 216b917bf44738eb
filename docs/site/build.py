#!/usr/bin/env python3
"""Builds the documentation as a site, with Afterword itself.

    docs/site/build.py OUTPUT [BASE_URL]

In: docs/, README.md, ARCHITECTURE.md, CONTRIBUTING.md, CHANGELOG.md; the program in target/release, or its path in AFTERWORD.
Out: the site in OUTPUT. What forges read is the source and stays as it is: the archive that Afterword reads is made anew in
target/manual/, with a front matter for each page and links that lead to where things lie there. With BASE_URL the menu
leads to the example archive too, which is published below it.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
ARCHIVE = ROOT / "target/manual"
PROGRAM = os.environ.get("AFTERWORD", ROOT / "target/release/afterword")
# Headings whose anchors the pages of an archive keep for themselves, and what theirs are.
TAKEN = {"#verdict": "#verdict-2", "#lanes": "#lanes-2"}

# A link; before it what only looks like one: a block of code, and code in a line.
LINK = re.compile(r"(?ms)^(?P<fence>`{3,})[^\n]*\n.*?^(?P=fence)$|`[^`\n]+`|\[(?P<words>[^\[\]\n]*)\]\((?P<target>[^)\s]+)\)")


def pages():
    """Each document and where it lies in content/."""
    found = {DOCS / "README.md": pathlib.PurePath("index.md")}
    for name in ("README", "ARCHITECTURE", "CONTRIBUTING", "CHANGELOG"):
        found[ROOT / f"{name}.md"] = pathlib.PurePath("pages", f"{name.lower()}.md")
    for path in [*DOCS.glob("*.md"), *DOCS.glob("mistakes/*.md")]:
        found.setdefault(path, pathlib.PurePath("pages", path.relative_to(ROOT)))
    return found


def titled(title, text):
    return f"---\ntitle: {quoted(title)}\n---\n{text}"


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def led(text, source, here, documents):
    """The text of a document with its links leading to where things lie in the archive. What they name is copied there."""

    def to(target):
        there = (source.parent / target).resolve()
        if there == DOCS / "mistakes":
            return "pages/docs/mistakes.md"
        if there in documents:
            return documents[there]
        if there.is_file():
            copy = ARCHIVE / "content/static" / there.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(there, copy)
            return copy.relative_to(ARCHIVE / "content")
        return None

    def link(match):
        words, target = match["words"], match["target"]
        if target is None:
            return match[0]
        path, hash_, fragment = target.partition("#")
        if "://" in target or not path:
            return f"[{words}]({TAKEN.get(target, target)})"
        there = to(path)
        # A folder of the repository is no page of the site.
        return words if there is None else f"[{words}]({os.path.relpath(there, here.parent)}{hash_}{fragment})"

    def image(match):
        return f'<img src="{os.path.relpath(to(match[1]), here.parent)}"'

    return re.sub(r'<img src="([^"]+)"', image, LINK.sub(link, text))


def write(path, text):
    (ARCHIVE / path).parent.mkdir(parents=True, exist_ok=True)
    (ARCHIVE / path).write_text(text)


def main():
    output = pathlib.Path(sys.argv[1]).resolve()
    base_url = sys.argv[2:3]
    shutil.rmtree(ARCHIVE / "content", ignore_errors=True)
    shutil.rmtree(ARCHIVE / "themes", ignore_errors=True)
    shutil.copytree(DOCS / "site/theme", ARCHIVE / "themes/manual")
    settings = (DOCS / "site/archive.yaml").read_text()
    for url in base_url:
        settings = settings.replace("\nlints:", f"\n  - {{title: Example, url: {quoted(url + 'example/index.html')}}}\nlints:")
    write("archive.yaml", settings)

    documents = pages()
    mistakes = []
    for source, here in documents.items():
        title, text = source.read_text().split("\n", 1)
        title = title.removeprefix("# ")
        if source.parent.name == "mistakes":
            mistakes.append((title, re.match(r"\s*(.+?[.:])(\s|$)", text)[1].rstrip(".:")))
        write("content" / here, titled(title, led(text, source, here, documents)))
    listed = "".join(f"- [{title}](mistakes/{title}.md): {said[0].lower()}{said[1:]}\n" for title, said in sorted(mistakes))
    write("content/pages/docs/mistakes.md", titled("Mistakes", "What each means and how it is mended.\n\n" + listed))

    build = [PROGRAM, "build", "--root", ARCHIVE, "--output", output]
    sys.exit(subprocess.run(build + (["--base-url", base_url[0]] if base_url else [])).returncode)


if __name__ == "__main__":
    main()
