"""Archives that are traps: each written by hand, with the codes that may refuse it."""

import io
import stat
import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path

from tests.hostile_packages import TABLE, zipped


def patched(archive: bytes, signature: bytes, offset: int, form: str, value: int) -> bytes:
    """Lie about one number in each header of an archive (PKWARE APPNOTE 4.3.7, 4.3.12)."""
    data = bytearray(archive)
    at = data.find(signature)
    while at >= 0:
        struct.pack_into(form, data, at + offset, value)
        at = data.find(signature, at + 4)
    return bytes(data)


def overlapping(names: Iterable[str], content: bytes) -> bytes:
    """Give an archive in which each entry of the directory points at the same bytes, under names of their own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.csv", content)
        first = archive.infolist()[0]
        for name in names:
            again = zipfile.ZipInfo(name)
            for member in ("CRC", "compress_size", "file_size", "header_offset", "external_attr"):
                setattr(again, member, getattr(first, member))
            archive.filelist.append(again)
            archive.NameToInfo[name] = again
        archive._didModify = True  # type: ignore[attr-defined]
    return out.getvalue()


def archive(case: str, at: Path) -> tuple[Path, set[str]]:
    """Write an archive that is a trap."""
    link, local, central = stat.S_IFLNK | 0o777, b"PK\x03\x04", b"PK\x01\x02"
    plain = zipped(at / "plain.zip", [("b.csv", TABLE)]).read_bytes()
    target = at / "p.zip"
    made: dict[str, tuple[bytes, set[str]]] = {
        "parent": (zipped(target, [("../b.csv", TABLE)]).read_bytes(), {"path-unsafe"}),
        "absolute": (zipped(target, [("/etc/b.csv", TABLE)]).read_bytes(), {"path-unsafe"}),
        "drive": (zipped(target, [("C:/b.csv", TABLE)]).read_bytes(), {"path-unsafe"}),
        "backslash": (zipped(target, [("..\\b.csv", TABLE)]).read_bytes(), {"path-unsafe"}),
        "reserved": (zipped(target, [("con.csv", TABLE)]).read_bytes(), {"path-unsafe"}),
        "bidi": (zipped(target, [("b\u202evsc.csv", TABLE)]).read_bytes(), {"path-unsafe"}),
        "link": (zipped(target, [("b.csv", b"/etc/passwd")], link).read_bytes(), {"delivery-link"}),
        "device": (zipped(target, [("b.csv", b"")], stat.S_IFCHR | 0o600).read_bytes(), {"delivery-link"}),
        "twice": (zipped(target, [("b.csv", TABLE), ("B.CSV", TABLE)]).read_bytes(), {"zip-doubled-path"}),
        "twins": (zipped(target, [("\u00e4.csv", TABLE), ("a\u0308.csv", TABLE)]).read_bytes(), {"zip-doubled-path"}),
        "overlap": (overlapping([f"{n}.csv" for n in range(50)], TABLE * 1_000), {"zip-damaged"}),
        "size too small": (patched(plain, central, 24, "<I", 5), {"zip-damaged"}),
        "size too large": (patched(plain, central, 24, "<I", 10**6), {"zip-damaged"}),
        "packed size": (patched(plain, central, 20, "<I", 10**6), {"zip-damaged"}),
        "wrong sum": (patched(plain, central, 16, "<I", 7), {"zip-damaged"}),
        "encrypted": (patched(plain, central, 8, "<H", 1), {"zip-method"}),
        "method": (patched(plain, central, 10, "<H", 12), {"zip-method"}),
        "offset": (patched(plain, central, 42, "<I", 10**6), {"zip-damaged"}),
        "local header": (patched(plain, local, 26, "<H", 60_000), {"zip-damaged"}),
        "cut": (plain[: len(plain) // 2], {"zip-damaged"}),
        "empty": (zipped(target, []).read_bytes(), {"archive-not-unpacked"}),
        "nested": (zipped(target, [("innen.zip", plain)]).read_bytes(), {"archive-not-unpacked"}),
        "many": (zipped(target, [(f"{n}.csv", b"a\n1\n") for n in range(1_100)]).read_bytes(), {"too-many-files"}),
    }
    content, codes = made[case]
    target.write_bytes(content)
    return target, codes
