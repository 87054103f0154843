"""Who may import whom, and what an answer may load."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = {"sklearn", "scipy", "numpy", "joblib", "boto3", "botocore"}
TRAINING = {"sklearn", "scipy", "numpy", "joblib", "rich", "typer"}
ALLOWED = {
    "model": {"model", "Stemmer"},
    "handler": {"handler", "model", "fastapi", "pydantic", "starlette", "typing_extensions", "mangum"},
    "training": {"training", "model"} | TRAINING,
}
FILES = [path for room in ALLOWED for path in (ROOT / room).rglob("*.py")]


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} imports relatively"
            names.add((node.module or "").partition(".")[0])
    return names - set(sys.stdlib_module_names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_what_it_may(path):
    assert imported(path) <= ALLOWED[path.relative_to(ROOT).parts[0]]


def test_mangum_is_imported_in_the_lambda_module_only():
    assert [path.name for path in FILES if "mangum" in imported(path)] == ["lambda_function.py"]


def test_answering_loads_nothing_heavy():
    program = """
import json, sys
from types import SimpleNamespace
from handler.lambda_function import lambda_handler
event = json.load(open("tests/events/rest_v1.json"))
answer = lambda_handler(event, SimpleNamespace(aws_request_id="1"))
print(json.dumps([answer["statusCode"], [name.partition(".")[0] for name in sys.modules]]))
"""
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    status, modules = json.loads(run.stdout)
    assert status == 200
    assert not HEAVY & set(modules)
