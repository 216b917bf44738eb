#!/usr/bin/env python3
"""Time and peak memory of the program on inputs that are made to cost much.

    cargo build --release && benches/hostile.py [--all] [WORD ...]

Each case is an archive with one heavy input beside ten good articles, checked or built on one thread. Allowed are
1 s + 2 s a MB of input, and 100 MB + 30 times the input; `--all` adds a million empty files, WORDs choose cases by
name. Ends with 1 where a case took more, or ended otherwise than with 0 or 1.
"""

import os
import shutil
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(ROOT, "target", "release", "afterword")
MB = 1_000_000
CONFIG = "title: Test\nbase_url: https://example.org/\nlints: {no-archived-copy: off, undeclared-speaker: off}\n"


class Archive:
    """A folder that fills; it counts what it is given."""

    def __init__(self, root):
        self.root = root
        self.size = 0
        self.write("archive.yaml", CONFIG)
        for day in range(1, 11):
            claim = f"claims: [{{id: good-{day}, speaker: someone, text: It holds.}}]"
            self.article(f"2018-01-{day:02}-good-{day}", claim, f"Good words, {day}.")

    def write(self, path, text):
        path = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if isinstance(text, str):
            text = text.encode()
        with open(path, "wb") as file:
            file.write(text)
        self.size += len(text)

    def article(self, name, keys, body):
        self.write(f"content/articles/{name}.md", f"---\ntitle: {name}\n{keys}\n---\n{body}\n")

    def bodies(self, *texts):
        for number, text in enumerate(texts):
            self.article(f"2018-03-01-body-{number}", "", text)

    def keys(self, keys):
        self.article("2018-03-01-keys", keys, "Words.")


CASES = []


def case(command="check", full=False):
    def add(make):
        CASES.append((make.__name__.replace("_", " "), make, command, full))
        return make

    return add


def claims_file(archive, name, entries):
    archive.article(name, "claims:\n" + "".join(entries), "Words.")


def many_claims(archive, number, more, a_file=1_500):
    """Claims c0, c1, ...; `more(n)` are further keys of the n-th."""
    for first in range(0, number, a_file):
        entries = [
            f"  - {{id: c{n}, speaker: someone, text: It holds{more(n)}}}\n"
            for n in range(first, min(first + a_file, number))
        ]
        claims_file(archive, f"2017-01-01-claims-{first}", entries)


# Nothing at all, to compare with.


@case("build")
def ten_good_articles(archive):
    pass


# Files.


@case()
def one_file_of_100_MB(archive):
    archive.write("content/articles/2018-03-01-a.md", b"x" * 100 * MB)


@case("build")
def an_asset_of_100_MB(archive):
    archive.write("content/static/film.mp4", b"\0" * 100 * MB)


@case()
def ten_thousand_empty_files(archive):
    empty_files(archive, 10_000)


@case(full=True)
def a_million_empty_files(archive):
    empty_files(archive, 1_000_000)


def empty_files(archive, number):
    folder = os.path.join(archive.root, "content/articles/empty")
    os.makedirs(folder)
    for file in range(number):
        os.close(os.open(os.path.join(folder, f"{file}.md"), os.O_CREAT | os.O_WRONLY))
    # What the disk holds of a file without bytes: its name and its place.
    archive.size += number * 256


@case()
def a_drawing_of_9_MB(archive):
    archive.write("content/static/a.svg", '<svg xmlns="http://www.w3.org/2000/svg">' + "<g>" * 3 * MB + "</svg>")


@case()
def a_drawing_with_many_attributes(archive):
    attributes = " ".join(f'a{n}="x"' for n in range(300_000))
    archive.write("content/static/a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}></svg>')


@case()
def a_drawing_with_many_namespaces(archive):
    declared = " ".join(f'xmlns:a{n}="b{n}"' for n in range(5_000))
    inner = '<g xmlns:z="y"/>' * 200_000
    archive.write("content/static/a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {declared}>{inner}</svg>')


# Encoding.


@case()
def control_characters_9_MB(archive):
    archive.bodies("\x01" * 9 * MB)


@case()
def bidi_controls_9_MB(archive):
    archive.bodies("\u202e" * 3 * MB)


@case("build")
def combining_marks_4_MB(archive):
    archive.bodies("a" + "\u0301" * 2 * MB)


# Front matter.


@case()
def nested_alias_bomb(archive):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    archive.keys("\n".join(lines))


@case()
def flat_alias_bomb(archive):
    archive.keys("extra:\n  a: &a " + "x" * 100_000 + "\n  b: [" + ", ".join(["*a"] * 20_000) + "]")


@case()
def many_anchors(archive):
    archive.keys("extra: [" + ", ".join(f"&a{n} x" for n in range(25_000)) + "]")


@case()
def brackets_100_000_deep(archive):
    archive.keys("extra: " + "[" * 100_000)


@case()
def braces_deep(archive):
    archive.keys("extra: " + "{a: " * 50_000)


@case()
def block_lists_deep(archive):
    archive.keys("extra:\n  " + "- " * 100_000)


@case()
def indented_deep(archive):
    archive.keys("extra:\n" + "".join(" " * (n + 1) + "a:\n" for n in range(600)))


@case()
def question_marks_deep(archive):
    archive.keys("? " * 100_000)


@case()
def a_title_of_10_MB(archive):
    archive.keys("summary: " + "x" * 9 * MB)


@case()
def a_million_topics(archive):
    archive.keys("topics: [" + "a, " * 1_000_000 + "]")


@case()
def as_many_topics_as_fit(archive):
    archive.keys("topics: [" + ", ".join(f"t{n}" for n in range(30_000)) + "]")


@case()
def the_same_topic_again(archive):
    archive.keys("topics: [" + "a, " * 80_000 + "]")


@case()
def unknown_keys(archive):
    archive.keys("\n".join(f"k{n}: 1" for n in range(20_000)))


@case()
def repeated_keys(archive):
    archive.keys("\n".join("draft: true" for _ in range(20_000)))


@case()
def long_unknown_keys(archive):
    archive.keys("\n".join("x" * 1_000 + str(n) + ": 1" for n in range(240)))


@case()
def escapes_in_quotes(archive):
    archive.keys('summary: "' + "\\u0041" * 40_000 + '"')


@case()
def blanks_in_quotes(archive):
    archive.keys('summary: "' + " \n  " * 60_000 + '"')


@case()
def comments(archive):
    archive.keys("#\n" * 120_000)


@case()
def dates_that_do_not_exist(archive):
    many_claims(archive, 20_000, lambda n: f", due: 2018-02-3{n % 10}")


@case()
def dates_of_10_000_digits(archive):
    claims_file(archive, "2018-03-01-a", [f"  - {{id: c{n}, speaker: a, text: b, due: {'9' * 10_000}}}\n" for n in range(24)])


@case()
def dates_with_many_parts(archive):
    claims_file(archive, "2018-03-01-a", [f"  - {{id: c{n}, speaker: a, text: b, due: '{'2018/' * 2_000}'}}\n" for n in range(24)])


# Ids and the logic of claims.


@case()
def unknown_ids(archive):
    many_claims(archive, 10_000, lambda n: "")
    for first in range(0, 10_000, 2_500):
        follow_ups = "".join(f"  - {{claim: d{n}, verdict: kept, note: a}}\n" for n in range(first, first + 2_500))
        archive.article(f"2018-03-01-f{first}", "follow_ups:\n" + follow_ups, "Words.")


@case()
def unknown_ids_nearly_known(archive):
    many_claims(archive, 10_000, lambda n: "")
    archive.bodies("".join(f"[x](claim:c{n}x) " for n in range(10_000)))


@case()
def unknown_ids_of_100_bytes(archive):
    claims_file_of_long_ids(archive)
    archive.bodies("".join(f"[x](claim:{'a' * 90}x{n:05}) " for n in range(10_000)))


def claims_file_of_long_ids(archive):
    for first in range(0, 10_000, 1_000):
        entries = [f"  - {{id: {'a' * 90}-{n:05}, speaker: someone, text: b}}\n" for n in range(first, first + 1_000)]
        claims_file(archive, f"2017-01-01-claims-{first}", entries)


@case()
def unknown_ids_of_10_KB(archive):
    many_claims(archive, 10_000, lambda n: "")
    archive.bodies(*("".join(f"[x](claim:{'a' * 10_000}{n}) " for n in range(900)) for _ in range(3)))


@case()
def unknown_sources(archive):
    sources = "sources:\n" + "".join(f"  - {{id: s{n}, type: article, title: a}}\n" for n in range(5_000))
    archive.article("2018-03-01-a", sources, "".join(f"[x](source:t{n}) " for n in range(100_000)))


@case()
def claims_in_a_row_50_000(archive):
    many_claims(archive, 50_000, lambda n: f", due: {{before: c{n + 1}}}" if n < 49_999 else "")


@case("build")
def claims_50_000_built(archive):
    many_claims(archive, 50_000, lambda n: "")


@case()
def claims_in_a_circle_50_000(archive):
    many_claims(archive, 50_000, lambda n: f", due: {{before: c{(n + 1) % 50_000}}}")


@case()
def claims_replaced_50_000(archive):
    many_claims(archive, 50_000, lambda n: f", replaces: c{n + 1}" if n < 49_999 else "")


@case()
def claims_replacing_themselves(archive):
    many_claims(archive, 50_000, lambda n: f", replaces: c{n}")


@case()
def claims_100_000_in_one_article(archive):
    claims_file(archive, "2018-03-01-a", [f"  - {{id: c{n}, speaker: someone, text: It holds}}\n" for n in range(100_000)])


@case()
def one_claim_id_20_000_times(archive):
    many_claims(archive, 20_000, lambda n: "", 2_000)
    for first in range(0, 20_000, 2_000):
        claims_file(archive, f"2017-02-01-again-{first}", ["  - {id: c1, speaker: someone, text: b}\n"] * 2_000)


@case("build")
def follow_ups_of_one_claim(archive):
    claims_file(archive, "2017-01-01-a", ["  - {id: c, speaker: someone, text: b}\n"])
    for n in range(5_000):
        archive.article(f"2018-{1 + n % 12:02}-01-f{n}", "follow_ups: [{claim: c, verdict: in-progress, note: a}]", "Words.")


@case()
def speakers_who_look_alike(archive):
    for n in range(10_000):
        archive.write(f"content/speakers/s{n}.md", f"---\nname: {'Аaаa'[n % 4:]} B{n % 50}\n---\n")


@case()
def speakers_nobody_declared(archive):
    archive.write("archive.yaml", CONFIG.replace(", undeclared-speaker: off", ""))
    for n in range(10_000):
        archive.write(f"content/speakers/speaker-{n}.md", f"---\nname: Speaker {n}\n---\n")
    many_claims(archive, 10_000, lambda n: f", via: [speakers-{n}]")


@case()
def articles_with_one_address(archive):
    for n in range(5_000):
        archive.article(f"2018-03-01-a{n}", "slug: same", "Words.")


@case()
def aliases(archive):
    for n in range(10):
        archive.article(f"2018-03-01-a{n}", "aliases: [" + ", ".join(f"/old/{n}/{m}/" for m in range(15_000)) + "]", "Words.")


# Quotes.


def quoting(archive, quotes, body):
    entries = [f"  - {{id: q{n}, speaker: a, text: b, quote: '{quote}'}}\n" for n, quote in enumerate(quotes)]
    claims_file_with(archive, entries, body)


def claims_file_with(archive, entries, body):
    archive.article("2018-03-01-quotes", "claims:\n" + "".join(entries), body)


@case()
def a_quote_of_one_letter(archive):
    quoting(archive, ["a" * 5_000], "a" * 1_000_000)


@case()
def quotes_of_one_letter(archive):
    quoting(archive, ["a" * 4_990 + str(n) for n in range(45)], "a" * 1_000_000)


@case()
def quotes_that_are_nowhere(archive):
    quoting(archive, [f"words that stand nowhere {n}" for n in range(2_500)], "some words that stand somewhere. " * 250_000)


@case()
def quotes_that_are_everywhere(archive):
    quoting(archive, ["some words"] * 2_500, "some words. " * 700_000)


@case()
def quotes_across_blocks(archive):
    quoting(archive, ["some words. some words"] * 2_500, "some words.\n\n" * 600_000)


@case("build")
def quotes_that_overlap(archive):
    words = [f"w{n}" for n in range(1_200)]
    quoting(archive, [" ".join(words[n : n + 40]) for n in range(900)], " ".join(words))


# Markdown.

BODIES = {
    "quotes nested": lambda: ">" * 50_000,
    "lists nested": lambda: "- " * 50_000,
    "brackets": lambda: "[" * 500_000,
    "brackets closed": lambda: "[" * 100_000 + "]" * 100_000,
    "image brackets": lambda: "![" * 300_000,
    "links unclosed": lambda: "[a](b" * 200_000,
    "links in links": lambda: "[" * 50_000 + "a" + "](b)" * 50_000,
    "parentheses": lambda: "[a](" + "(" * 500_000,
    "angle brackets": lambda: "<" * 1_000_000,
    "autolinks unclosed": lambda: "<https://a" * 100_000,
    "comments unclosed": lambda: "a <!--" * 200_000,
    "processing unclosed": lambda: "a <?" * 300_000,
    "declarations unclosed": lambda: "a <!A " * 200_000,
    "cdata unclosed": lambda: "a <![CDATA[" * 100_000,
    "tags with attributes": lambda: "<a " + "b='c' " * 300_000 + ">",
    "tags unclosed": lambda: "<a b='" * 200_000,
    "entities": lambda: "&amp" * 500_000,
    "number entities": lambda: "&#" * 500_000,
    "stars 10 MB": lambda: "*a " * 3_300_000,
    "stars and underscores": lambda: "*a_b " * 200_000,
    "stars closed": lambda: "*a " * 50_000 + "b* " * 50_000,
    "three stars": lambda: "***a " * 100_000 + "b** c* " * 50_000,
    "tildes": lambda: "~~a ~b " * 100_000,
    "backticks": lambda: "".join("`" * n + " " for n in range(1, 1_500)),
    "one backtick": lambda: "`a " * 300_000,
    "carets": lambda: "^a " * 300_000,
    "footnotes undefined": lambda: "[^\n" * 50_000,
    "footnotes defined": lambda: "".join(f"[^{n}] " for n in range(20_000)) + "\n\n" + "".join(f"[^{n}]: a\n\n" for n in range(20_000)),
    "one footnote": lambda: "[^a] " * 100_000 + "\n\n[^a]: b\n",
    "footnotes nested": lambda: "".join(f"[^{n}]: [^{n + 1}]\n\n" for n in range(20_000)) + "[^0]",
    "reference expanded": lambda: "[x]: /" + "u" * 10_000 + "\n\n" + "[x] " * 10_000,
    "references": lambda: "".join(f"[r{n}]: /u\n" for n in range(100_000)),
    "references unknown": lambda: "[a][b] " * 200_000,
    "one reference again": lambda: "[r]: /u\n" * 200_000,
    "a long label": lambda: "[" + "a" * 900 + "][" + "a" * 1_000_000,
    "table of 5000 columns": lambda: "|" + "a|" * 5_000 + "\n|" + "-|" * 5_000 + "\n" + "|\n" * 5_000,
    "table cells": lambda: "|a|b|\n|-|-|\n" + "|a|b|\n" * 300_000,
    "pipes": lambda: "|" * 1_000_000 + "\n" + "|-" * 500_000,
    "headings": lambda: "# a\n" * 300_000,
    "headings of one id": lambda: "# a {#b}\n" * 100_000,
    "headings with classes": lambda: "# a {" + ".b " * 200_000 + "}",
    "definitions": lambda: "a\n: b\n\n" * 150_000,
    "tasks": lambda: "- [x] a\n" * 200_000,
    "notes": lambda: "> [!NOTE]\n> a\n\n" * 80_000,
    "list of numbers": lambda: "".join(f"{n}. a\n" for n in range(150_000)),
    "list in steps": lambda: "".join("  " * (n % 40) + "- a\n" for n in range(20_000)),
    "lazy quotes": lambda: "> " * 90 + "a\n" + "b\n" * 200_000,
    "blank lines": lambda: "\n" * 5_000_000,
    "a line of 9 MB": lambda: "word " * 1_800_000,
    "lines of one letter": lambda: "a\n" * 2_000_000,
    "escapes": lambda: "\\*" * 1_000_000,
    "breaks": lambda: "a  \n" * 500_000,
    "rules": lambda: "***\n" * 500_000,
    "indented code": lambda: "    a\n\n" * 300_000,
    "fences unclosed": lambda: "```\n" * 200_001,
    "links of one claim": lambda: "[x](claim:good-1) " * 200_000,
    "broken links in a line": lambda: "[x](claim:none) " * 300_000,
    "links of a bad scheme": lambda: "[x](javascript:a) " * 200_000,
    "headings linked": lambda: "".join(f"# h{n}\n[x](#h{n})\n" for n in range(50_000)),
    "anchors unknown": lambda: "[x](#none) " * 200_000 + "".join(f"\n# h{n}\n" for n in range(20_000)),
    "images missing": lambda: "![a](none.png) " * 100_000,
    "stars left over": lambda: "a **b ** c " * 200_000,
}
for name, body in BODIES.items():
    CASES.append((f"Markdown: {name}", lambda archive, body=body: archive.bodies(body()), "build", False))

HTML = {
    "bold": lambda: "<b>" * 300_000,
    "bold in paragraphs": lambda: "<b>a\n\n" * 100_000,
    "a block of divs": lambda: "<div>\n" + "<div>" * 300_000,
    "formatting in a block": lambda: "<div>\n" + "<b><i><u>" * 50_000 + "<p>" * 50_000,
    "attributes": lambda: "<i " + " ".join(f"a{n}=b" for n in range(200_000)) + ">",
    "tables": lambda: "<table>\n" + "<table><tr><td>" * 50_000,
    "ends": lambda: "a </b>" * 200_000,
    "comments": lambda: "<!-- -->\n\n" * 100_000,
}
for name, body in HTML.items():

    def make(archive, body=body):
        archive.write("archive.yaml", CONFIG + "raw_html: sanitise\n")
        archive.bodies(body())

    CASES.append((f"HTML: {name}", make, "build", False))

CODE = {
    "rust": "fn f(a: &'a str) -> Vec<Option<u8>> { a.b::<C>(\"d\"); } // e\n",
    "python": "def f(a, *b, **c): return f'{a!r}' if b else {x: y for x in c}  # e\n",
    "bash": 'for a in "${b[@]}"; do echo "$(c "$d")" | e > f; done # g\n',
    "sql": "SELECT a, count(*) FROM b JOIN c ON (d = 'e') WHERE f IN (1, 2) -- g\n",
    "yaml": "- {a: &b [c, 'd'], e: *b, 2018-03-06: !f |}\n",
    "xml": "<a b='c' d=\"e\">&amp;<!-- f --><g/></a>\n",
    "r": "f <- function(a, ...) { b %>% c(~ d)[[1]] } # e\n",
}
for language, line in CODE.items():
    block = f"```{language}\n{line * (29_000 // len(line))}```\n\n"
    CASES.append((f"code: {language}, 2 MB in blocks", lambda archive, block=block: archive.bodies(block * (2 * MB // len(block))), "build", False))
    CASES.append((f"code: {language}, brackets", lambda archive, language=language: archive.bodies(f"```{language}\n{'({[<' * 240}\n```\n\n" * 200), "build", False))


@case("build")
def code_of_9_MB(archive):
    archive.bodies("```rust\n" + "fn a() {}\n" * 900_000 + "```")


@case("build")
def a_line_of_code_of_9_MB(archive):
    archive.bodies("```rust\n" + "fn a() {} " * 900_000 + "\n```")


# archive.yaml.


@case("build")
def a_menu_of_1_MB(archive):
    archive.write("archive.yaml", CONFIG + "menu:\n" + "".join(f"  - {{text: a, url: /a{n}/}}\n" for n in range(30_000)))


def run(root, command):
    """Exit code or minus the signal, seconds, and the peak of resident memory in bytes."""
    arguments = [PROGRAM, command, "--as-of", "2026-01-01", "--quiet"]
    environment = {"RAYON_NUM_THREADS": "1", "NO_COLOR": "1", "PATH": os.environ.get("PATH", ""), "HOME": root}
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        os.chdir(root)
        out = os.open(os.path.join(root, "..", "said"), os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.execve(PROGRAM, arguments, environment)
    _, status, usage = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def main():
    words = [word for word in sys.argv[1:] if word != "--all"]
    chosen = [one for one in CASES if (not words or any(word in one[0] for word in words)) and ("--all" in sys.argv or not one[3])]
    missed = 0
    print(f"{'case':<42} {'MB':>8} {'exit':>4} {'s':>7} {'cpu s':>7} {'of s':>6} {'MB':>6} {'of MB':>6}")
    for name, make, command, _ in chosen:
        folder = tempfile.mkdtemp(prefix="afterword-hostile-")
        root = os.path.join(folder, "archive")
        archive = Archive(root)
        # In a process of its own: what it holds would count as the program's.
        maker = os.fork()
        if maker == 0:
            make(archive)
            with open(os.path.join(folder, "size"), "w") as file:
                file.write(str(archive.size))
            os._exit(0)
        assert os.waitpid(maker, 0)[1] == 0, name
        with open(os.path.join(folder, "size")) as file:
            size = int(file.read())
        code, wall, cpu, memory = run(root, command)
        seconds, most = 1 + 2 * size / MB, 100 * MB + 30 * size
        ok = code in (0, 1) and cpu <= seconds and memory <= most
        missed += not ok
        row = f"{name:<42} {size / MB:>8.2f} {code:>4} {wall:>7.2f} {cpu:>7.2f} {seconds:>6.1f} {memory / MB:>6.0f} {most / MB:>6.0f}"
        print(row + ("" if ok else "  MISSED"), flush=True)
        if code not in (0, 1):
            with open(os.path.join(folder, "said"), errors="replace") as file:
                print("    " + file.read(300).replace("\n", "\n    "), flush=True)
        shutil.rmtree(folder)
    print(f"{len(chosen)} cases, {missed} missed")
    sys.exit(1 if missed else 0)


main()
