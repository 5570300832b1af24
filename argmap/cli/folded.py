"""What `argmap export` is to leave out as folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.cli.errors import InputError
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.core.document import Document


def folded(args: Namespace, document: Document) -> tuple[str, ...] | None:
    """Ids of the statements to fold, for the choices of a picture. Raises InputError."""
    from argmap.core import folds

    if args.fold is None and args.levels is None:
        return None
    unknown = [key for key in args.fold or () if key not in document.statements]
    if unknown:
        raise InputError(tr("There is no statement “{id}” in this map.", id=unknown[0]))
    if args.levels is not None and args.levels < 1:
        raise InputError(tr("--levels needs at least 1."))
    deep = args.levels is not None
    found = folds.deeper(document, folds.Ways(document), args.levels) if deep else frozenset()
    return tuple(sorted(found.union(args.fold or ())))
