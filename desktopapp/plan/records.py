"""Records: dataclasses that never change, with what they have in common made once.

``dataclass`` writes seven methods for each class and compiles them: 0.4 ms, and some 50 classes
are wanted before the window shows a plan. Here three are written at once, and the rest is shared.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[T]) -> type[T]:
    """Make a class a record, as ``dataclass(frozen=True, slots=True)`` would."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    for name, method in (_SHARED | _written(made)).items():
        setattr(made, name, method)
    return made  # type: ignore[no-any-return]  # it is of the kind that was given


def _written(made: Any) -> dict[str, Callable[..., Any]]:  # noqa: ANN401  # a dataclass
    """Write what is called most, for the fields of one class: it sets and compares them."""
    heads, lines = ["self"], []
    known: dict[str, Any] = {"none": MISSING}
    for one in fields(made):
        name = one.name
        known[f"set_{name}"] = vars(made)[name].__set__
        if one.kw_only is True and "*" not in heads:
            heads.append("*")  # what follows is given by name alone
        if one.default_factory is not MISSING:
            known[f"new_{name}"] = one.default_factory
            heads.append(f"{name}=none")
            lines.append(f"set_{name}(self, new_{name}() if {name} is none else {name})")
            continue
        if one.default is not MISSING:
            known[f"usual_{name}"] = one.default
        heads.append(name if one.default is MISSING else f"{name}=usual_{name}")
        lines.append(f"set_{name}(self, {name})")
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n ".join(lines)
    mine, theirs = (
        "".join(f"{who}.{one.name}," for one in fields(made) if one.compare)
        for who in ("self", "other")
    )
    text = f"""def __init__({", ".join(heads)}):
 {body}
def __eq__(self, other):
 return ({mine}) == ({theirs}) if other.__class__ is self.__class__ else NotImplemented
def __hash__(self):
 return hash(({mine}))
"""
    exec(text, known)  # noqa: S102  # our own words
    return {name: known[name] for name in ("__init__", "__eq__", "__hash__")}


def _shown(self: Any) -> str:  # noqa: ANN401  # any record
    said = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(said)})"


def _refuse(self: object, name: str, _value: object = None) -> NoReturn:
    """Change nothing: a record that is to be another is made anew, by ``replace``."""
    raise FrozenInstanceError(f"{type(self).__name__}.{name}")


def _state(self: Any) -> list[object]:  # noqa: ANN401  # any record
    return [getattr(self, one.name) for one in fields(self)]


def _with_state(self: Any, state: list[object]) -> None:  # noqa: ANN401  # any record
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_SHARED: dict[str, Callable[..., Any]] = {
    "__repr__": _shown,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _state,
    "__setstate__": _with_state,
}
