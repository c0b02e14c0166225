#!/usr/bin/env bash
# Sets a machine up to build, run and test. See --help.
set -euo pipefail

usage() {
    cat <<'HELP'
usage: scripts/setup.sh [--only PART] …

Sets up a Debian 12 machine (x86-64, Swift 6.3 on PATH) to build, run and test.
Without --only: system, native and models.

  system     Debian packages that are missing (needs root or sudo only if some are)
  native     OpenVINO, sherpa-onnx, and whisper.cpp, which is built for this processor
  models     the models that Sources/ModelCatalog/Resources/models.json lists
  accuracy   Python environment of the accuracy suite, Tests/Accuracy
  voices     speech that the accuracy suite is made of, out of the packages that
             Tests/Accuracy/hearing/voices.json lists (needs the part accuracy)
  retrieval  Python environment and judged collections that the search is measured with,
             Tests/Evaluation/retrieval
  model      a language model and the Python environment of its server, 1.1 GB, for
             those without a model server of their own
  api-fuzz   Python environment of the tests with made-up requests, Tests/Fuzz
  promtool   what the tests check metrics with, out of the Debian package prometheus
  bench-vision, bench-speech, bench-page, bench-server
             Python environments of the benchmarks' peers, Benchmarks; the last two
             also the Debian packages chromium and wrk

--only may be given several times. Everything but Debian packages goes into
$PROCTOR_CACHE (default: ${XDG_CACHE_HOME:-~/.cache}/interview-proctor), is checked
against pinned SHA-256 sums, and is left alone where it is already right.
PROCTOR_MODELS names another folder for the models, as for proctor itself.
PROCTOR_PYTHON names the Python 3.11 to use, where it is not python3.11 or python3.

Exit codes: 0 all is in place; 1 a step failed, and the last lines say which and
what to do; 2 wrong arguments.
HELP
}

scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(dirname "$scripts")
cache=$("$scripts/cache-dir")
python=

note() { echo "  $*" >&2; }

fail() {
    echo "setup: $1" >&2
    shift
    local line
    for line in "$@"; do note "$line"; done
    exit 1
}

# Debian packages

# usable_python CANDIDATE: whether it is Python 3.11 with pip and venv
usable_python() {
    "$1" -c 'import sys, venv, ensurepip, pip; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null
}

find_python() {
    local candidate candidates=(python3.11 python3 /usr/bin/python3.11)
    [[ -z ${PROCTOR_PYTHON:-} ]] || candidates=("$PROCTOR_PYTHON")
    for candidate in "${candidates[@]}"; do
        if usable_python "$candidate"; then
            python=$candidate
            return 0
        fi
    done
    return 1
}

need_python() {
    [[ -n $python ]] || find_python ||
        fail "no Python 3.11 with pip and venv was found${PROCTOR_PYTHON:+: PROCTOR_PYTHON is $PROCTOR_PYTHON}." \
            "Run: scripts/setup.sh --only system" \
            "or set PROCTOR_PYTHON to one."
}

is_installed() {
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# has COMMAND…: whether all of them can be run
has() {
    local command
    for command in "$@"; do
        command -v "$command" >/dev/null || return 1
    done
}

missing_packages() {
    has ffmpeg ffprobe || echo ffmpeg
    has git || echo git
    has make || echo make
    has pkg-config || echo pkg-config
    [[ -e /etc/ssl/certs/ca-certificates.crt ]] || echo ca-certificates
    is_installed libturbojpeg0-dev || echo libturbojpeg0-dev
    has c++ || echo g++
    has espeak-ng || echo espeak-ng
    has pdftotext || echo poppler-utils
    is_installed libsqlite3-dev || echo libsqlite3-dev
    if ! find_python; then
        local package
        for package in python3 python3-venv python3-pip; do
            is_installed "$package" || echo "$package"
        done
    fi
}

# as_root COMMAND…
as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo "$@"
    fi
}

# apt ARGUMENT…: apt-get without questions; what it says is shown only when it fails
apt() {
    local log status=0
    log=$(mktemp)
    as_root env DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 \
        --option DPkg::Lock::Timeout=300 --option Dpkg::Use-Pty=0 "$@" >"$log" 2>&1 || status=$?
    ((status == 0)) || tail -n 20 "$log" >&2
    rm -f "$log"
    return "$status"
}

update_lists() {
    apt update || fail "apt-get update failed; its message is above." \
        "Check the network and /etc/apt/sources.list, then run this again."
}

# install_packages PACKAGE…: Debian packages that are missing
install_packages() {
    has apt-get || fail "these Debian packages are missing and there is no apt-get: $*" \
        "Install the same things by this system's own means, then run this again."
    ((EUID == 0)) || has sudo || fail "these packages are missing and this is neither root nor is there sudo: $*" \
        "As root: apt-get install --no-install-recommends $*"
    note "installing $*"
    update_lists
    apt install --yes --no-install-recommends "$@" ||
        fail "apt-get could not install $*; its message is above." \
            "Check the network and /etc/apt/sources.list, mend what it names, then run this again."
}

install_system() {
    local missing
    mapfile -t missing < <(missing_packages)
    if ((${#missing[@]} == 0)); then
        note "nothing is missing"
    else
        install_packages "${missing[@]}"
    fi
    need_python
    has swift || note "note: no swift on PATH; Swift 6.3 is needed to build"
}

# What is kept in the cache

step_failed() {
    fail "$1 could not be set up; the error is above." \
        "What was complete before is untouched. To try this step alone: scripts/setup.sh --only $2"
}

# Taken out of its package, which would set up a service besides.
install_promtool() {
    local folder work
    folder=$("$scripts/cache-dir" promtool)
    if has promtool || [[ -x $folder/usr/bin/promtool ]]; then return; fi
    work=$(mktemp -d)
    update_lists
    (cd "$work" && apt-get --quiet=2 --option APT::Sandbox::User=root download prometheus) ||
        step_failed "the Debian package prometheus" promtool
    dpkg-deb --extract "$work"/prometheus_*.deb "$work/tree"
    mkdir -p "$(dirname "$folder")"
    rm -rf "$folder"
    mv "$work/tree" "$folder"
    rm -rf "$work"
    note "ready in $folder"
}

install_native() {
    [[ $(uname -m) == x86_64 ]] || fail "the native libraries are pinned for x86-64; this is $(uname -m)."
    need_python
    "$python" "$scripts/install_native.py" --into "$("$scripts/cache-dir" native)" ||
        step_failed "the native libraries" native
}

install_models() {
    need_python
    local resources=$repository/Sources/ModelCatalog/Resources
    "$python" "$resources/fetch_models.py" --manifest "$resources/models.json" \
        --into "$("$scripts/cache-dir" models)" || step_failed "the models" models
}

# install_environment KIND REQUIREMENTS: a venv with exactly those wheels, marked
# by a file when it is complete; an unmarked or broken one is made anew
install_environment() {
    local kind=$1 requirements=$2 folder
    if [[ ! -f $repository/$requirements ]]; then
        note "skipped: there is no $requirements"
        return
    fi
    need_python
    folder=$("$scripts/cache-dir" "$kind")
    mkdir -p "$(dirname "$folder")"
    exec {lock}>"$folder.lock"
    flock --nonblock "$lock" || {
        note "waiting for another set-up of the same environment"
        flock "$lock"
    }
    if [[ ! -e $folder/.complete ]] || ! "$folder/bin/python" -c '' 2>/dev/null; then
        note "making a Python environment from $requirements"
        rm -rf "$folder"
        "$python" -m venv "$folder" || step_failed "the Python environment" "$kind"
        "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
            --retries 2 --no-deps --require-hashes --only-binary=:all: \
            --requirement "$repository/$requirements" ||
            step_failed "the Python environment of $requirements" "$kind"
        touch "$folder/.complete"
    fi
    exec {lock}>&-
    note "ready in $folder"
}

install_voices() {
    local environment listing
    environment=$("$scripts/cache-dir" accuracy)
    [[ -e $environment/.complete ]] || install_part accuracy
    listing=asterisk-core-sounds-en-g722
    apt-cache show "$listing" >/dev/null 2>&1 || update_lists
    "$environment/bin/python" "$repository/Tests/Accuracy/hearing/install_voices.py" \
        --into "$("$scripts/cache-dir" voices)" || step_failed "the voices" voices
}

install_retrieval() {
    install_environment retrieval Tests/Evaluation/retrieval/requirements.txt
    "$("$scripts/cache-dir" retrieval)/bin/python" "$repository/Tests/Evaluation/retrieval/install_collections.py" \
        --into "$("$scripts/cache-dir" collections)" || step_failed "the judged collections" retrieval
}

install_language_model() {
    install_environment model scripts/model/requirements.txt
    "$("$scripts/cache-dir" model)/bin/python" "$scripts/model/fetch_model.py" \
        --into "$("$scripts/cache-dir" models)" || step_failed "the language model" model
}

# Running

declare -A titles=(
    [system]="Debian packages"
    [native]="Native libraries"
    [models]="Models"
    [accuracy]="Python environment of the accuracy suite"
    [voices]="Voices of the accuracy suite"
    [retrieval]="Python environment and collections of the evaluation of the search"
    [model]="Language model and the environment of its server"
    [bench-vision]="Python environment of the benchmarks of vision"
    [bench-speech]="Python environment of the benchmarks of speech"
    [bench-page]="Python environment and browser of the benchmark of the page"
    [bench-server]="Python environment and load generator of the benchmark of the server"
    [api-fuzz]="Python environment of the tests with made-up requests"
    [promtool]="promtool"
)

install_part() {
    case $1 in
    system) install_system ;;
    native) install_native ;;
    models) install_models ;;
    accuracy) install_environment accuracy Tests/Accuracy/scenes/requirements.txt ;;
    voices) install_voices ;;
    retrieval) install_retrieval ;;
    model) install_language_model ;;
    promtool) install_promtool ;;
    api-fuzz) install_environment api-fuzz Tests/Fuzz/requirements.txt ;;
    bench-page)
        has chromium || install_packages chromium
        install_environment bench-page Benchmarks/requirements-page.txt
        ;;
    bench-server)
        has wrk || install_packages wrk
        install_environment bench-server Benchmarks/requirements-server.txt
        ;;
    bench-*) install_environment "$1" "Benchmarks/requirements-${1#bench-}.txt" ;;
    esac
}

parts=()
while (($# > 0)); do
    case $1 in
    --help | -h)
        usage
        exit 0
        ;;
    --only)
        if [[ -z ${2:-} || -z ${titles[${2:-none}]:-} ]]; then
            echo "setup: --only takes one of: system, native, models, accuracy, voices, retrieval, model, bench-vision, bench-speech, bench-page, bench-server, api-fuzz, promtool" >&2
            exit 2
        fi
        parts+=("$2")
        shift 2
        ;;
    *)
        echo "setup: unknown argument '$1'; see scripts/setup.sh --help" >&2
        exit 2
        ;;
    esac
done
((${#parts[@]} > 0)) || parts=(system native models)

mkdir -p "$cache" 2>/dev/null && [[ -w $cache ]] ||
    fail "the cache folder $cache cannot be written." "Set PROCTOR_CACHE to a folder that can."

number=0
for part in "${parts[@]}"; do
    number=$((number + 1))
    echo "[$number/${#parts[@]}] ${titles[$part]} …" >&2
    install_part "$part"
done
