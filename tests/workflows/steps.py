"""Runs the steps of the publishing workflows and the scripts of docs/publishing as their hosts would.

In: the program (its path in AFTERWORD), this repository. Out: one line a test, and an exit code.
The hosts stand in for themselves on the loopback address: releases and the published site are given out by a small
server, the bucket by moto. What an action does (checking out, deploying) is left out.
"""

import contextlib
import functools
import hashlib
import http.server
import json
import logging
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import unittest

import boto3
from moto.server import ThreadedMotoServer
from ruamel.yaml import YAML

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["AFTERWORD"]
VERSION = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
TARGET = "x86_64-unknown-linux-gnu"
# Steps of this repository's own workflows that need the host, or compile what is compiled already.
NOT_HERE = {"Build the program", "Run everything", "Build the program and the example archive", "Run all tests", "Publish"}


def workflow(path):
    return YAML(typ="safe").load((ROOT / path).read_text())


class Host:
    """A server on the loopback address: /releases/ and /site/ of a folder. `answer` is given for all of /site/ if it is set."""

    def __init__(self, folder):
        host = self
        host.answer = None

        class Files(http.server.SimpleHTTPRequestHandler):
            def do_GET(self):
                if host.answer and self.path.startswith("/site/"):
                    self.send_response(host.answer)
                    self.end_headers()
                else:
                    super().do_GET()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Files, directory=folder))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Run:
    """One run of a GitHub job in a folder: variables, path and summary go from step to step as on the host."""

    def __init__(self, folder, event, values, env):
        self.folder, self.event, self.values = folder, event, values
        self.temp = pathlib.Path(tempfile.mkdtemp(dir=folder.parent))
        self.env = plain_environment() | env
        self.summary = self.temp / "summary"
        self.files = {"GITHUB_ENV": self.temp / "env", "GITHUB_PATH": self.temp / "path", "GITHUB_STEP_SUMMARY": self.summary}
        for file in self.files.values():
            file.touch()
        self.printed = ""
        self.ran = []

    def fill(self, text):
        def value(match):
            return self.values[match[1]]  # an expression that nobody gave a value to is a failure

        return re.sub(r"\$\{\{ (.+?) \}\}", value, str(text))

    def wanted(self, step):
        match step.get("if"):
            case None:
                return True
            case "github.event_name == 'pull_request'":
                return self.event == "pull_request"
            case "github.event_name != 'pull_request'":
                return self.event != "pull_request"
            case "runner.os != 'Windows'":
                return True
            case "runner.os == 'Windows'":
                return False
            case other:
                raise AssertionError(f"this test can't judge `{other}`")

    def job(self, job):
        """Runs the job's steps up to the first that fails. Gives that one's name, or None."""
        self.env |= {name: self.fill(value) for name, value in job.get("env", {}).items()}
        for step in job["steps"]:
            if "run" not in step or step["name"] in NOT_HERE or not self.wanted(step):
                continue
            env = self.env | {name: self.fill(value) for name, value in step.get("env", {}).items()}
            env |= {"RUNNER_TEMP": str(self.temp)} | {name: str(file) for name, file in self.files.items()}
            done = run(["bash", "-e", "-c", step["run"]], self.folder / step.get("working-directory", "."), env)
            self.printed += done.stdout
            self.ran.append(step["name"])
            if done.returncode != 0:
                return step["name"]
            for line in self.files["GITHUB_ENV"].read_text().splitlines():
                name, _, value = line.partition("=")
                self.env[name] = value
            for folder in self.files["GITHUB_PATH"].read_text().splitlines():
                self.env["PATH"] = f"{folder}:{self.env['PATH']}"
        return None


def plain_environment():
    return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | {"NO_COLOR": "1"}


def run(command, folder, env):
    return subprocess.run(command, cwd=folder, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Steps(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.host = Host(folder.name)
        self.addCleanup(self.host.server.server_close)
        self.addCleanup(self.host.server.shutdown)
        self.archive = self.folder / "archive"

    def start(self, *arguments):
        subprocess.run([PROGRAM, "init", "--quiet", *arguments, str(self.archive)], check=True, stdout=subprocess.DEVNULL)

    def release(self):
        """A release as release.yml makes it, for the hosts' workflows to install."""
        jobs = workflow(".github/workflows/release.yml")["jobs"]
        source = self.folder / "source"
        (source / "target/release").mkdir(parents=True)
        shutil.copy(PROGRAM, source / "target/release/afterword")
        for name in ("archive.yaml", "Cargo.toml", "README.md", "CHANGELOG.md", "LICENSE"):
            shutil.copy(ROOT / name, source)
        shutil.copytree(ROOT / "content", source / "content")
        values = {"matrix.target": TARGET}
        made = Run(source, "push", values, {"GITHUB_REF_NAME": f"v{VERSION}"})
        self.assertIsNone(made.job(jobs["program"]), made.printed)
        release = self.folder / f"releases/download/v{VERSION}"
        release.mkdir(parents=True)
        for file in source.glob("*.tar.gz"):
            shutil.move(file, release)
        shutil.copytree(release, source / "release")
        noted = Run(source, "push", values, {})
        self.assertIsNone(noted.job(jobs["release"]), noted.printed)
        shutil.copy(source / "release/SHA256SUMS", release)
        self.assertEqual(made.ran + noted.ran, ["Hold the tag against the version", "Build the example with it", "Pack", "Note the hashes"])
        return release

    def github(self, event, repository=None):
        publish = YAML(typ="safe").load((self.archive / ".github/workflows/publish.yml").read_text())
        env = {name: str(value) for name, value in publish["env"].items()}
        env["AFTERWORD_REPOSITORY"] = self.host.url if repository is None else repository
        ran = Run(self.archive, event, {"steps.pages.outputs.base_url": f"{self.host.url}/site"}, env)
        return ran, ran.job(publish["jobs"]["site"])

    def publish(self, output):
        shutil.rmtree(self.folder / "site", ignore_errors=True)
        shutil.copytree(self.archive / output, self.folder / "site")

    def published_day(self):
        return json.loads((self.folder / "site/record.json").read_text())["as_of"]

    def rewrite(self):
        article = next(self.archive.glob("content/articles/*-before-this-decade-is-out.md"))
        article.write_text(article.read_text().replace("safely before the end of the decade", "before 1975"))

    def previous(self, output):
        return json.loads((self.archive / output / "manifest.json").read_text())["previous"]

    def test_no_step_has_a_mistake_of_the_shell(self):
        scripts = {}
        for path in [*ROOT.glob(".github/workflows/*.yml"), ROOT / "starter/ci/github.yml"]:
            for job in workflow(path)["jobs"].values():
                scripts |= {f"{path.name}: {step['name']}": step["run"] for step in job["steps"] if "run" in step}
        pipeline = workflow("starter/ci/gitlab.yml")
        for job in ("check", "pages"):
            scripts[f"gitlab.yml: {job}"] = "\n".join(pipeline[".afterword"]["before_script"] + pipeline[job]["script"])
        for name, script in scripts.items():
            with self.subTest(name):
                checked = subprocess.run(["shellcheck", "--shell=bash", "-"], input="set -e\n" + script, capture_output=True, text=True)
                self.assertEqual(checked.returncode, 0, checked.stdout)

    def test_a_tag_that_is_not_the_version_makes_no_release(self):
        job = workflow(".github/workflows/release.yml")["jobs"]["program"]
        ran = Run(ROOT, "push", {"matrix.target": TARGET}, {"GITHUB_REF_NAME": "v9.9.9"})
        self.addCleanup(shutil.rmtree, ran.temp)
        self.assertEqual(ran.job(job), "Hold the tag against the version")
        self.assertIn("::error::the tag is v9.9.9", ran.printed)

    def test_the_documentation_and_the_example_are_built_for_their_address(self):
        source = self.folder / "source"
        built = shutil.ignore_patterns(".git", ".afterword*", "node_modules", "output", "target")
        shutil.copytree(ROOT, source, ignore=built)
        (source / "target/release").mkdir(parents=True)
        shutil.copy(PROGRAM, source / "target/release/afterword")
        ran = Run(source, "push", {"steps.pages.outputs.base_url": "https://example.org/words"}, {})
        self.assertIsNone(ran.job(workflow(".github/workflows/pages.yml")["jobs"]["site"]), ran.printed)
        self.assertNotRegex(ran.printed, "error|warning")
        for page, expected in [
            ("index.html", 'href="https://example.org/words/example/index.html"'),
            ("index.html", 'href="docs/writing.html"'),
            ("docs/publishing.html", 'href="../starter/ci/github.yml"'),
            ("docs/mistakes/unknown-claim.html", "claim:nk-sumit"),  # links in code stay as they are written
            ("readme.html", 'src="docs/pictures/commitment.webp"'),
            ("example/index.html", 'rel="canonical" href="https://example.org/words/example/index.html"'),
        ]:
            self.assertIn(expected, (source / "output" / page).read_text(), page)

    def test_github(self):
        self.start("--ci", "github")
        ran, failed = self.github("push", repository="")
        self.assertEqual(failed, "Install Afterword")
        self.assertIn("AFTERWORD_REPOSITORY: is empty, but this workflow has to say", ran.printed)

        release = self.release()
        ran, failed = self.github("pull_request")
        self.assertIsNone(failed, ran.printed)
        self.assertIn("::notice::nothing is published", ran.printed)
        self.assertIn("(`moon-before-1970`)", ran.summary.read_text())

        ran, failed = self.github("push")
        self.assertIsNone(failed, ran.printed)
        self.assertNotIn("Check the archive", ran.ran)
        self.assertIsNone(self.previous("output"))
        self.publish("output")
        ran, failed = self.github("schedule")
        self.assertIsNone(failed, ran.printed)
        self.assertEqual(self.previous("output"), sha256(self.folder / "site/manifest.json"))

        ran, failed = self.github("pull_request")
        self.assertIsNone(failed, ran.printed)
        self.assertIn("nothing changed", ran.summary.read_text())
        article = f"---\ntitle: A bridge\ndate: {self.published_day()}\n---\nIt will open.\n"
        (self.archive / f"content/articles/{self.published_day()}-a-bridge.md").write_text(article)
        ran, failed = self.github("pull_request")
        self.assertIsNone(failed, ran.printed)
        self.assertIn("A bridge (`a-bridge`)", ran.summary.read_text())
        self.rewrite()
        ran, failed = self.github("pull_request")
        self.assertEqual(failed, "Check the archive", ran.printed)
        self.assertRegex(ran.printed, r"::error file=content/articles/\S+,title=record-changed::")

        for answer, fails, said in [
            (302, None, "::warning::"),
            (410, "Fetch the published record", "::error::"),
        ]:
            self.host.answer = answer
            ran, failed = self.github("push")
            self.assertEqual(failed, fails, ran.printed)
            self.assertIn(said, ran.printed)

        (release / f"afterword-{VERSION}-{TARGET}.tar.gz").write_bytes(b"another program")
        ran, failed = self.github("push")
        self.assertEqual(failed, "Install Afterword")
        self.assertIn("FAILED", ran.printed)

    def gitlab(self, job, repository=None):
        pipeline = YAML(typ="safe").load((self.archive / ".gitlab-ci.yml").read_text())
        self.assertEqual(pipeline[job]["extends"], ".afterword")
        env = plain_environment() | {name: str(value) for name, value in pipeline["variables"].items()}
        env |= {"AFTERWORD_REPOSITORY": self.host.url if repository is None else repository, "CI_PAGES_URL": f"{self.host.url}/site"}
        script = "\n".join(pipeline[".afterword"]["before_script"] + pipeline[job]["script"])
        return run(["bash", "-e", "-o", "pipefail", "-c", script], self.archive, env)

    def test_gitlab(self):
        self.start("--ci", "gitlab")
        ran = self.gitlab("check", repository="")
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("AFTERWORD_REPOSITORY: is empty, but .gitlab-ci.yml has to say", ran.stdout)

        self.release()
        ran = self.gitlab("check")
        self.assertEqual(ran.returncode, 0, ran.stdout)
        self.assertIn("1 new claim", ran.stdout)
        ran = self.gitlab("pages")
        self.assertEqual(ran.returncode, 0, ran.stdout)
        self.assertIsNone(self.previous("public"))
        self.publish("public")
        ran = self.gitlab("pages")
        self.assertEqual(ran.returncode, 0, ran.stdout)
        self.assertEqual(self.previous("public"), sha256(self.folder / "site/manifest.json"))
        ran = self.gitlab("check")
        self.assertIn("nothing changed", ran.stdout)
        self.rewrite()
        ran = self.gitlab("check")
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("record-changed", ran.stdout)
        for answer, code, said in [(302, 0, "is not for everybody"), (410, 1, "answers 410")]:
            self.host.answer = answer
            ran = self.gitlab("pages")
            self.assertEqual(ran.returncode, code, ran.stdout)
            self.assertIn(said, ran.stdout)

    def script(self, name, env):
        """Runs a script of docs/publishing in the archive, with the program on the path."""
        (self.folder / "bin").mkdir(exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.symlink(PROGRAM, self.folder / "bin/afterword")
        env = plain_environment() | {"BASE_URL": "https://example.org/archive/"} | env
        env["PATH"] = f"{self.folder / 'bin'}:{env['PATH']}"
        return run([str(ROOT / "docs/publishing" / name)], self.archive, env)

    def host_files(self):
        """The archive with the files for hosts that read such, and one of each kind that a host gives out wrongly."""
        self.start()
        static = self.archive / "content/static"
        static.mkdir()
        for name in ("_headers", "_redirects"):
            shutil.copy(ROOT / "docs/publishing" / name, static)
        (static / ".well-known").mkdir()
        (static / ".well-known/security.txt").write_text("Contact: https://example.org/\n")
        for name in ("table.csv", "days.ics", "books.bib"):
            (static / name).write_text("x\n")

    def test_to_server(self):
        self.host_files()
        ran = self.script("to-server", {"TARGET": ""})
        self.assertIn("TARGET: is the folder on the host", ran.stdout)
        there = self.folder / "www"
        there.mkdir()
        (there / "gone.html").write_text("an older page")
        ran = self.script("to-server", {"TARGET": f"{there}/"})
        self.assertEqual(ran.returncode, 0, ran.stdout)
        self.assertEqual(subprocess.run(["diff", "-r", self.archive / "output", there]).returncode, 0)
        self.assertTrue((there / "_headers").exists() and (there / ".well-known/security.txt").exists())
        shutil.rmtree(self.archive / "output")
        shutil.rmtree(self.archive / ".afterword")
        ran = self.script("to-server", {"TARGET": str(there)})
        self.assertNotRegex(ran.stdout, r"(?m)^[<>]f", "a second publication sends nothing")

    def test_to_bucket(self):
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        server.start()
        self.addCleanup(server.stop)
        port = server.get_host_and_port()[1]
        store = f"http://127.0.0.1:{port}"
        env = {"AWS_ENDPOINT_URL": store, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
        self.host_files()
        s3 = boto3.client("s3", endpoint_url=store, aws_access_key_id="test", aws_secret_access_key="test", region_name="us-east-1")
        s3.create_bucket(Bucket="archive")
        s3.put_object(Bucket="archive", Key="gone.html", Body=b"an older page")

        ran = self.script("to-bucket", env | {"BUCKET": "s3://archive"})
        self.assertEqual(ran.returncode, 0, ran.stdout)
        sent = sorted(str(path.relative_to(self.archive / "output")) for path in self.archive.glob("output/**/*") if path.is_file())
        self.assertEqual([entry["Key"] for entry in s3.list_objects_v2(Bucket="archive")["Contents"]], sent)
        types = {".html": "text/html; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".ics": "text/calendar; charset=utf-8"}
        types |= {".bib": "application/x-bibtex; charset=utf-8", ".xml": "application/atom+xml", ".css": "text/css", ".svg": "image/svg+xml"}
        types |= {".json": "application/json"}
        for path in sent:
            there = s3.head_object(Bucket="archive", Key=path)
            expected = "application/xml" if path.startswith("sitemap") else types.get(pathlib.PurePath(path).suffix)
            if expected:
                self.assertEqual(there["ContentType"], expected, path)
            kept = "public, max-age=31536000, immutable" if path.startswith("static/") else "public, max-age=300"
            self.assertEqual(there["CacheControl"], kept, path)
        ran = self.script("to-bucket", env | {"BUCKET": "s3://archive"})
        self.assertNotIn("upload:", ran.stdout, "a second publication sends nothing")


if __name__ == "__main__":
    unittest.main(verbosity=2)
