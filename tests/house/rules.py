"""The house rules a machine can read in one source file. Each yields complaints that say what to do instead."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
FILE_LINES, FUNCTION_LINES, QT_CLASS_LINES = 400, 40, 250
ACCEPTED = ("# slow import", "# optional dependency")
GETTEXT = {"_", "N_", "gettext", "ngettext", "pgettext", "npgettext"}
PHRASE_MAKERS = {"Refusal", "Phrase", "phrase"}
SQLITE = {"sqlite3", "sqlcipher3", "pysqlite3", "apsw"}
NETWORK = {"socket", "http", "urllib.request", "ftplib", "smtplib", "ssl", "asyncio", "requests", "httpx"}
LOCAL_QT = {"QLocalServer", "QLocalSocket"}
CLOCKS = {"now", "utcnow", "today"}
TIMELESS = ("base", "domain", "store", "operations", "pack")
VAGUE_MODULES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "tools"}


@dataclass(frozen=True)
class Module:
    """One source file; `path` is relative to the repository."""

    path: PurePosixPath
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All of that tree, walked once for all rules."""
        return [*ast.walk(self.tree)]

    @cached_property
    def lines(self) -> list[str]:
        """The file line by line, the first at index 0."""
        return self.text.splitlines()

    @property
    def room(self) -> str:
        """The room of the house the file stands in; "" outside the package and for files of the hall."""
        inside = self.path.parts[2:] if self.path.parts[:2] == ("src", "visitplanner") else ()
        return inside[0] if len(inside) > 1 else ""

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method, nested ones too."""
        for node in self.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def calls(self, names: set[str]) -> Iterator[ast.Call]:
        """Every call of a function or method called one of `names`."""
        for node in self.nodes:
            if isinstance(node, ast.Call) and _called(node) in names:
                yield node

    def imports(self) -> Iterator[tuple[int, str, list[str]]]:
        """Every import, wherever it stands: line, module, the names taken from it."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name, []) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node.lineno, node.module or "", [alias.name for alias in node.names]


Rule = Callable[[Module], Iterator[str]]


def docstring(module: Module) -> Iterator[str]:
    """A module says in one to five lines what lives there."""
    text = ast.get_docstring(module.tree)
    if not text:
        yield "1: say in one to five lines what lives here and why"
    elif len(text.splitlines()) > 5 and module.path.name != "__init__.py":
        yield f"1: the module's docstring has {len(text.splitlines())} lines; five say enough"


def annotations(module: Module) -> Iterator[str]:
    """Annotations are never evaluated."""
    if any(name == "__future__" and "annotations" in names for _line, name, names in module.imports()):
        return
    if any(isinstance(node, ast.FunctionDef | ast.AnnAssign) for node in module.nodes):
        yield "1: begin with from __future__ import annotations"


def length(module: Module) -> Iterator[str]:
    """A file is read in one sitting, a function in one look."""
    if len(module.lines) > FILE_LINES:
        yield f"1: {len(module.lines)} lines; which second noun lives here and wants a file of its own?"
    for function in module.functions():
        first = (
            function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]
        )
        lines = (function.end_lineno or 0) - first.lineno + 1
        if lines > FUNCTION_LINES:
            yield f"{function.lineno}: {function.name} has {lines} lines; which steps in it have a name?"


def qt_class(module: Module) -> Iterator[str]:
    """A widget stays small, and its Qt overrides stand together at its end."""
    if module.room != "gui":
        return
    for node in module.nodes:
        if not isinstance(node, ast.ClassDef):
            continue
        lines = (node.end_lineno or 0) - node.lineno + 1
        if lines > QT_CLASS_LINES:
            yield f"{node.lineno}: {node.name} has {lines} lines; which part of it is a widget of its own?"
        methods = [item for item in node.body if isinstance(item, ast.FunctionDef)]
        overrides = [_is_camel(method.name) for method in methods]
        if True in overrides and not all(overrides[overrides.index(True) :]):
            yield f"{node.lineno}: in {node.name}, group the Qt overrides last"


def inline_import(module: Module) -> Iterator[str]:
    """An import inside a function of the product bears its accepted reason."""
    if module.path.parts[0] != "src":
        return
    for function in module.functions():
        for node in ast.walk(function):
            if not isinstance(node, ast.Import | ast.ImportFrom):
                continue
            text = " ".join(module.lines[node.lineno - 1 : node.end_lineno])
            if not any(reason in text for reason in ACCEPTED):
                yield f"{node.lineno}: move the import to the top, or say why not: {' or '.join(ACCEPTED)}"


def message(module: Module) -> Iterator[str]:
    """What is said to people is one literal message that the catalogue tool can find."""
    for call in module.calls(GETTEXT):
        for argument in call.args[:2]:
            if isinstance(argument, ast.JoinedStr | ast.BinOp):
                yield f'{call.lineno}: write one literal with {{placeholders}}: _("Moved to {{time}}").format(time=…)'
    for call in module.calls(PHRASE_MAKERS):
        if call.args and isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Constant):
            yield f'{call.lineno}: mark the message: {_called(call)}(N_("…"), …)'


def hidden_message(module: Module) -> Iterator[str]:
    """Extraction does not look into f-strings: a message called there is never translated."""
    for node in module.nodes:
        if isinstance(node, ast.JoinedStr):
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _called(call) in GETTEXT and _is_plain(call):
                    yield f"{call.lineno}: give the words a name first, then put the name into the f-string"


def sqlite(module: Module) -> Iterator[str]:
    """One process loads one SQLite; `store/driver.py` chooses which."""
    if module.path.as_posix() == "src/visitplanner/store/driver.py":
        return
    for line, name, _names in module.imports():
        if name.split(".")[0] in SQLITE:
            yield f"{line}: two SQLite libraries in one process drop each other's locks; use store/driver.py"


def network(module: Module) -> Iterator[str]:
    """Nothing opens a socket."""
    for line, name, names in module.imports():
        full = {name, *(f"{name}.{taken}" for taken in names)}
        if (
            full & NETWORK
            or name.split(".")[0] in NETWORK
            or (name == "PySide6.QtNetwork" and set(names) - LOCAL_QT)
        ):
            yield f"{line}: {name} reaches for the network; everything here works with the cable cut"


def clock(module: Module) -> Iterator[str]:
    """Time is an argument; only the doors read the clock."""
    if module.room not in TIMELESS:
        return
    for call in module.calls(CLOCKS):
        if isinstance(call.func, ast.Attribute):
            yield f"{call.lineno}: take the time as an argument (now); the doors read the clock"
    for call in module.calls({"time"}):
        if (
            isinstance(call.func, ast.Attribute)
            and isinstance(call.func.value, ast.Name)
            and call.func.value.id == "time"
        ):
            yield f"{call.lineno}: take the time as an argument (now); the doors read the clock"


def names(module: Module) -> Iterator[str]:
    """Names say what a thing is."""
    if module.path.stem in VAGUE_MODULES:
        yield f"1: {module.path.stem} is a drawer, not a room; name the noun that lives here"
    for node in module.nodes:
        if isinstance(node, ast.ClassDef) and (
            node.name.endswith(("Impl", "Manager", "Helper"))
            or (node.name.startswith("Base") and node.name[4:5].isupper())
        ):
            yield f"{node.lineno}: {node.name}: name the thing by what it is"


RULES: tuple[Rule, ...] = (
    docstring,
    annotations,
    length,
    qt_class,
    inline_import,
    message,
    hidden_message,
    sqlite,
    network,
    clock,
    names,
)


def _is_plain(call: ast.Call) -> bool:
    return bool(call.args) and isinstance(call.args[0], ast.Constant)


def _called(call: ast.Call) -> str:
    function = call.func
    return (
        function.id
        if isinstance(function, ast.Name)
        else function.attr
        if isinstance(function, ast.Attribute)
        else ""
    )


def _is_camel(name: str) -> bool:
    return not name.startswith("_") and name != name.lower()
