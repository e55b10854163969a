"""Copies the front-end files and document fonts that npm fetched into their git-ignored places, after checking them.

Run by ./run at set-up. A file whose checksum differs from the one written here stops the set-up.
"""

import hashlib
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
STATIC = ROOT / "congdoan" / "ui" / "static" / "vendor"
FONTS = ROOT / "congdoan" / "reports" / "fonts"
TINOS = MODULES / "@expo-google-fonts" / "tinos"

FILES = [
    (
        MODULES / "@tabler/core/dist/css/tabler.min.css",
        STATIC / "tabler.min.css",
        "370a2d4e608ae518351d10528fc7dbe19b354ae5062c51b2a9cb294850d65403",
    ),
    (
        TINOS / "400Regular/Tinos_400Regular.ttf",
        FONTS / "Tinos-Regular.ttf",
        "924ef269e73da94c1803ff68877f5d998dd16605c5ffad82ee181034f8a1fffe",
    ),
    (
        TINOS / "400Regular_Italic/Tinos_400Regular_Italic.ttf",
        FONTS / "Tinos-Italic.ttf",
        "4a52de5bcf70e37bd71949f8a85302b75795a1943aedffbbee4f2db7744e1c81",
    ),
    (TINOS / "700Bold/Tinos_700Bold.ttf", FONTS / "Tinos-Bold.ttf", "576a19b5dc026cafe6ae8fde4c849588dae6475cf5d912cebdf2827388c43ad9"),
    (
        TINOS / "700Bold_Italic/Tinos_700Bold_Italic.ttf",
        FONTS / "Tinos-BoldItalic.ttf",
        "10c90ef7896d758923c06a1485d7824cdb457466da0bf7d42f81c5228931281b",
    ),
]


def without_source_map(path):
    """Drops the source-map comment: the map is not shipped, and manifest storage stops at a missing file."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"/\*# sourceMappingURL=.*?\*/", "", text), encoding="utf-8")


def main():
    for source, target, checksum in FILES:
        found = hashlib.sha256(source.read_bytes()).hexdigest()
        if found != checksum:
            sys.exit(f"{source.name}: checksum {found} is not the one pinned in tools/frontend.py; nothing was copied.")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        if target.suffix == ".css":
            without_source_map(target)


if __name__ == "__main__":
    main()
