"""`make ckan` and `make ckan-stop`: `python -m tests.services.ckan install | start [PROFILE] | stop`."""

import sys
from typing import Final

from tests.services.ckan.install import install
from tests.services.ckan.places import PROFILES, RigError
from tests.services.ckan.rig import Rig, start, stop_rig

USAGE: Final = "python -m tests.services.ckan install | start [plain|dcat] | stop"


def main(words: list[str]) -> int:
    """Do what was asked; 0 done, 2 wrong use, 3 the rig cannot be had."""
    try:
        match words:
            case ["install"]:
                install()
            case ["start", *profile] if len(profile) <= 1:
                _say(*start(*(profile or PROFILES[:1])))
            case ["stop"]:
                stopped = [profile for profile in PROFILES if stop_rig(profile)]
                print(f"stopped: {', '.join(stopped)}" if stopped else "none was running")
            case _:
                print(USAGE, file=sys.stderr)
                return 2
    except RigError as error:
        print(error, file=sys.stderr)
        return 3
    return 0


def _say(rig: Rig, now: bool) -> None:
    print(f"""\
CKAN ({rig.profile}) {"runs" if now else "was running already"} at {rig.url}; log: {rig.log}
To publish to it:

export OPENDATA_PORTALS=folder,ckan
export OPENDATA_CKAN_URL={rig.url}
export OPENDATA_CKAN_ORGANISATION={rig.organisation}
export OPENDATA_CKAN_TOKEN_FILE={rig.editor_token_file}

The token of a sysadmin: {rig.sysadmin_token_file}; `make ckan-stop` ends it.""")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
