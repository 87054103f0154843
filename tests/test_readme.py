"""README tells the truth: what it shows is what comes back."""

import json
import re
import shlex
from pathlib import Path

README = (Path(__file__).parent.parent / "README.md").read_text()


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_curl_gets_the_answer_shown(client):
    words = shlex.split(blocks("sh")[1].replace("\\\n", " "))
    headers = dict(words[i + 1].split(": ", 1) for i, word in enumerate(words) if word == "-H")
    url = next(word for word in words if word.startswith("http://127.0.0.1:8000"))
    answer = client.post(
        url.removeprefix("http://127.0.0.1:8000"), content=words[words.index("-d") + 1], headers=headers
    )
    assert answer.json() == json.loads(blocks("json")[0])


def test_the_python_prints_what_is_shown(capsys):
    exec(blocks("python")[0], {})
    assert capsys.readouterr().out == blocks("text")[0]
