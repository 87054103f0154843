"""A fresh process: import of the Lambda module and first answer, against an app with one no-op route."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.timing import Comparison, alternate

__all__ = ["compare"]

ROOT = Path(__file__).parents[2]
EVENT = json.loads((ROOT / "tests" / "events" / "rest_v1.json").read_text())
OURS = "from handler.lambda_function import lambda_handler"
NO_OP = """
from fastapi import FastAPI
from mangum import Mangum
app = FastAPI()
@app.post("/v1/classify")
async def classify():
    return {"stance": "none"}
lambda_handler = Mangum(app, lifespan="off")
"""
ANSWER = f"""
from types import SimpleNamespace
answer = lambda_handler({EVENT!r}, SimpleNamespace(aws_request_id="1"))
assert answer["statusCode"] == 200, answer
"""


def compare() -> Iterator[Comparison]:
    """Time whole processes."""
    ours, no_op = alternate(lambda: _run(OURS + ANSWER), lambda: _run(NO_OP + ANSWER), rounds=15)
    bare, _ = alternate(lambda: _run("pass"), lambda: None, rounds=15)
    yield Comparison("import and first answer", ours - bare, "FastAPI + Mangum, one no-op route", no_op - bare)


def _run(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True)
