import re

import pytest


@pytest.mark.parametrize("path", ["/docs", "/static/docs.js", "/static/swagger-ui/swagger-ui-bundle.js"])
def test_the_page_and_its_files_are_served(client, path):
    assert client.get(path).status_code == 200


def test_the_page_asks_no_other_host(client):
    sources = re.findall(r'(?:src|href)="([^"]+)"', client.get("/docs").text)
    assert sources
    assert not [source for source in sources if ":" in source or source.startswith("/")]


def test_every_file_the_page_names_is_there(client):
    sources = re.findall(r'(?:src|href)="([^"]+)"', client.get("/docs").text)
    assert {client.get(f"/{source}").status_code for source in sources} == {200}


def test_the_page_has_a_strict_policy(client):
    policy = client.get("/docs").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy


def test_home_leads_to_the_page_behind_any_prefix(client):
    assert client.get("/", follow_redirects=False).headers["location"] == "docs"
