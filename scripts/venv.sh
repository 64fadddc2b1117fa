# Sourced by the scripts beside it: makes a virtual environment in $VENV (default .venv) and installs the project.
# Usage: . scripts/venv.sh; install_project [EXTRA]
VENV="${VENV:-.venv}"
PYTHON="${PYTHON:-python3}"

install_project() {
    if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "Python 3.11 or newer is needed; set PYTHON to its path. / Cần Python 3.11 trở lên; đặt biến PYTHON." >&2
        exit 1
    fi
    [ -x "$VENV/bin/python" ] || "$PYTHON" -m venv "$VENV"
    echo "Installing into $VENV (about 2 GB on disk, most of it PyTorch) …" >&2
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".${1:+[$1]}"
}
