"""Inferences of several premises as arguments with numbered premises and a conclusion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from argmap.core.records import Inference
from argmap.formats.argdown.debate import OWN
from argmap.formats.argdown.escaping import data, escaped, fit_title, title_from
from argmap.formats.argdown.inline import plain_of
from argmap.formats.argdown.planning import ID, Plan
from argmap.formats.foreign import KEY, kept

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOT: Final = "Not: "


class Structure:
    """One argument: an inference, or the steps of an argument as it was read."""

    def __init__(self, inferences: Sequence[Inference]) -> None:
        self.inferences = list(inferences)
        self.title = ""
        self._made = ""

    def name(self, plan: Plan) -> None:
        """Give the argument a title, and one to the conclusion if that has to be made."""
        last = self.inferences[-1]
        told = kept(last, ID).get("argument")
        wish = fit_title(told) if isinstance(told, str) and not told.isdigit() else ""
        target = self._aim(last, plan)
        way = "against" if last.polarity == "attack" else "for"
        wish = wish or title_from(last.text) or f"Argument {way} {target}".strip()
        self.title = plan.unique(wish, "<")
        plan.structures[last.id] = self
        for each in self.inferences:
            plan.structures[each.id] = self
        if is_made(last, plan):
            self._made = plan.unique(fit_title(_NOT + target) or "Not", "[")

    def _aim(self, each: Inference, plan: Plan) -> str:
        """The name of what the argument is about, through inferences."""
        target = each.target
        while target in plan.document.inferences:
            target = plan.document.inferences[target].target
        return plan.named.get(target, "")

    def head(self) -> str:
        """The line that names the argument and says what it is about."""
        text = kept(self.inferences[-1], ID).get("description")
        words = escaped(self.inferences[-1].text or (text if isinstance(text, str) else ""))
        return f"<{self.title}>: {words}" if words else f"<{self.title}>"

    def lines(self, plan: Plan) -> Iterator[str | Inference]:
        """The numbered lines; an inference stands where what undercuts it is to follow."""
        number = 0
        numbers: dict[str, int] = {}
        since: list[str] = []
        for at, each in enumerate(self.inferences):
            for premise in each.premises:
                if premise not in numbers:
                    number += 1
                    numbers[premise] = number
                    since.append(premise)
                    yield f"({number}) {plan.reference(premise)}"
            uses = [numbers[key] for key in each.premises] if since != list(each.premises) else []
            yield _rule(each, uses, plan)
            yield each
            number += 1
            last = at == len(self.inferences) - 1
            if last and self._made:
                yield from self._conclusion(number, each, plan)
            else:
                yield f"({number}) {plan.reference(each.target)}"
            since = [each.target]
            numbers.setdefault(each.target, number)

    def _conclusion(self, number: int, each: Inference, plan: Plan) -> Iterator[str]:
        """A conclusion that was made so that the argument can attack, or aim at a step."""
        aim = self._aim(each, plan)
        words = escaped(_NOT + (aim or "…"))
        yield f"({number}) [{self._made}]: {words} {data({OWN: {'made': True}})}"
        if each.target in plan.document.statements:
            sign = "->" if each.polarity == "attack" else "+>"
            yield f"  {sign} {plan.reference(each.target)}"
            return
        sign = "_>" if each.polarity == "attack" else "+>"
        aimed = plan.structures[each.target]
        own = data({OWN: {"via": {"target": each.target}}})
        yield f"  {sign} <{aimed.title}> {own}"


def is_made(each: Inference, plan: Plan) -> bool:
    """Whether the target cannot be the conclusion of the argument."""
    return each.polarity != "support" or each.target not in plan.document.statements


def structures_of(plan: Plan) -> list[Structure]:
    """The arguments of a map, in its order; steps that were read as one argument stay together."""
    groups: dict[str, list[Inference]] = {}
    for each in plan.structured:
        told = kept(each, ID)
        if isinstance(told.get("argument"), str) and isinstance(told.get("step"), int):
            groups.setdefault(told["argument"], []).append(each)
    joined: dict[str, Structure] = {}
    for every in groups.values():
        every.sort(key=lambda each: kept(each, ID)["step"])
        steps = [kept(each, ID)["step"] for each in every]
        if steps == list(range(len(every))) and not any(is_made(each, plan) for each in every):
            whole = Structure(every)
            joined.update((each.id, whole) for each in every)
    found = [joined.get(each.id) or Structure([each]) for each in plan.structured]
    return list(dict.fromkeys(found))


def _rule(each: Inference, uses: list[int], plan: Plan) -> str:
    """The line between premises and conclusion."""
    own: dict[str, Any] = each.model_dump(mode="json", exclude_defaults=True)
    own.pop("premises", None)
    own.pop("target", None)
    if own.get("polarity") in ("support", "attack"):
        del own["polarity"]
    words = escaped(each.scheme or "").replace("-", "\\-")
    if plain_of(words, ()).text == (each.scheme or None):
        own.pop("scheme")
    flat = kept(each, ID).get("data")
    flat = dict(flat) if isinstance(flat, dict) else {}
    if own.get(KEY, {}) == ({ID: {"data": flat}} if flat else {}):
        own.pop(KEY, None)
    elif KEY not in own:
        own[KEY] = {}
    if uses:
        flat["uses"] = uses
    return f"-- {words} {data({**flat, OWN: own})} --".replace("--  ", "-- ")
