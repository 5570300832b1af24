"""What every test gets: a home of its own, one Qt platform, and guards against leaks."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

QT_BLOCKED = os.environ.get("ARGMAP_BLOCK_QT") == "1"
ONLY_QT = os.environ.get("ARGMAP_ONLY_QT") == "1"
"""Whether to leave out what runs without Qt, since `./dev test` has run it so."""
ON_XVFB = os.environ.get("ARGMAP_XVFB") == "1"

if QT_BLOCKED:
    # None in sys.modules makes every import of the name fail, also one inside a function.
    sys.modules["PySide6"] = sys.modules["shiboken6"] = None  # type: ignore[assignment]

# Whatever desktop the tests are started from, they draw on a platform of their own.
os.environ["QT_QPA_PLATFORM"] = "xcb" if ON_XVFB else "offscreen"
for _name in (
    "QT_QPA_PLATFORMTHEME",
    "QT_STYLE_OVERRIDE",
    "QT_SCALE_FACTOR",
    "QT_FONT_DPI",
    "XDG_CURRENT_DESKTOP",
    "XDG_SESSION_TYPE",
    "WAYLAND_DISPLAY",
):
    os.environ.pop(_name, None)

# Tests read English words and Python's numbers, whatever language their machine speaks.
os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8")
os.environ.pop("LANGUAGE", None)

settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))

QT_FOLDERS = ("ui", "canvas", "e2e")
collect_ignore = list(QT_FOLDERS) if QT_BLOCKED else []


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    # pytest-qt imports Qt when it is configured; its options stay known, so one pyproject serves.
    if QT_BLOCKED and pluginmanager.has_plugin("pytest-qt"):
        pluginmanager.unregister(name="pytest-qt")


def _wants_qt(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    if item.get_closest_marker("qt") is not None or "qtbot" in fixtures or "qapp" in fixtures:
        return True
    return item.path.relative_to(Path(__file__).parent).parts[0] in QT_FOLDERS


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if QT_BLOCKED or ONLY_QT:
        unfit = [item for item in items if _wants_qt(item) is QT_BLOCKED]
        items[:] = [item for item in items if item not in unfit]
        config.hook.pytest_deselected(items=unfit)
    if not ON_XVFB:
        for item in items:
            if item.get_closest_marker("xvfb"):
                item.add_marker(pytest.mark.skip(reason="needs an X server: ./dev test starts one"))


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep settings, recovery copies and remembered folders out of the person's real home."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for kind in ("STATE", "CONFIG", "DATA", "CACHE"):
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        yield


@pytest.fixture(autouse=True)
def _nothing_outlives_the_test() -> Iterator[None]:
    """Fail the test that leaves a window or a thread behind, not a later one that crashes on it."""
    from tests.leaks import left_threads, left_windows, threads

    before = threads()
    yield
    left = left_windows() + left_threads(before)
    if left:
        pytest.fail(f"left behind by this test: {', '.join(left)}", pytrace=False)
