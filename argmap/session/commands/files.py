"""Maps as files: new, open, save, export, close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def _new(context: Context) -> None:
    context.files.new()


def _open(context: Context) -> None:
    context.files.open()


def _save(context: Context) -> None:
    context.files.save()


def _save_as(context: Context) -> None:
    context.files.save_as()


def _revert(context: Context) -> None:
    context.files.reload()


def _revertible(context: Context) -> bool:
    return context.files.has_file and context.session.dirty


def _recover(context: Context) -> None:
    context.panels.toggle("recovery")


def _versions(context: Context) -> None:
    context.panels.toggle("versions")
    if not context.panels.shown("versions"):  # it stood in front already
        context.panels.toggle("versions")


def _export(context: Context) -> None:
    context.exports.export_dialog()


def _export_pdf(context: Context) -> None:
    context.exports.export_pdf_dialog()


def _print(context: Context) -> None:
    context.exports.print_dialog()


def _export_as(context: Context) -> None:
    context.exports.export_as()


def _export_again(context: Context) -> None:
    context.exports.export_again()


def _preferences(context: Context) -> None:
    context.panels.toggle("preferences")


def _close(context: Context) -> None:
    context.files.close()


def _quit(context: Context) -> None:
    context.files.quit()


COMMANDS = (
    Command(
        id="file.new",
        title=mark("New"),
        tip=mark("Start an empty map in a window of its own"),
        run=_new,
        menu="File",
        section="open",
        keys=("Ctrl+N",),
        icon="new",
    ),
    Command(
        id="file.open",
        title=mark("Open…"),
        tip=mark("Open a map, a PNG that carries one, or a map of another program"),
        run=_open,
        menu="File",
        section="open",
        keys=("Ctrl+O",),
        icon="open",
    ),
    # Saving is never greyed out: when in doubt, a person presses it, and it has to work.
    Command(
        id="file.save",
        title=mark("Save"),
        tip=mark("Write the map to its file"),
        run=_save,
        menu="File",
        section="save",
        keys=("Ctrl+S",),
        icon="save",
    ),
    Command(
        id="file.save_as",
        title=mark("Save As…"),
        tip=mark("Write the map to another file and go on there"),
        run=_save_as,
        menu="File",
        section="save",
        keys=("Ctrl+Shift+S",),
        icon="save-as",
    ),
    Command(
        id="file.revert",
        title=mark("Revert"),
        tip=mark("Go back to what the file holds; it can be undone"),
        run=_revert,
        enabled=_revertible,
        menu="File",
        section="save",
    ),
    Command(
        id="file.versions",
        title=mark("Versions…"),
        tip=mark("Look at, compare or restore what the map was each time it was saved"),
        run=_versions,
        menu="File",
        section="save",
    ),
    Command(
        id="file.recover",
        title=mark("Recover…"),
        tip=mark("Show what a crash left behind, and what was closed or discarded without saving"),
        run=_recover,
        menu="File",
        section="save",
    ),
    Command(
        id="file.export",
        title=mark("Export PNG…"),
        tip=mark("Draw the map to a picture that can be opened as a map again"),
        run=_export,
        menu="File",
        section="export",
        keys=("Ctrl+Shift+E",),
        icon="export",
    ),
    Command(
        id="file.export_pdf",
        title=mark("Export PDF…"),
        tip=mark("Draw the map to pages on which text can be selected"),
        run=_export_pdf,
        menu="File",
        section="export",
    ),
    Command(
        id="file.export_as",
        title=mark("Export As…"),
        tip=mark("Write the map as another program's file; what that cannot hold is said first"),
        run=_export_as,
        menu="File",
        section="export",
    ),
    Command(
        id="file.export_again",
        title=mark("Export Again"),
        tip=mark("Draw the picture or PDF once more, as the last time"),
        run=_export_again,
        menu="File",
        section="export",
        keys=("Ctrl+E",),
    ),
    Command(
        id="file.print",
        title=mark("Print…"),
        tip=mark("Show the map as it would be printed, and print it"),
        run=_print,
        menu="File",
        section="export",
        keys=("Ctrl+P",),
    ),
    Command(
        id="file.preferences",
        title=mark("Preferences…"),
        tip=mark("Theme, text size, mouse wheel, saving: how argmap looks and behaves"),
        run=_preferences,
        menu="File",
        section="preferences",
        keys=("Alt+P",),
    ),
    Command(
        id="file.close",
        title=mark("Close"),
        tip=mark("Close this window"),
        run=_close,
        menu="File",
        section="end",
        keys=("Ctrl+W",),
        icon="close",
    ),
    Command(
        id="file.quit",
        title=mark("Quit"),
        tip=mark("Close all windows"),
        run=_quit,
        menu="File",
        section="end",
        keys=("Ctrl+Q",),
    ),
)
