def test_the_process_lives(client):
    assert client.get("/livez").json() == {"status": "ok"}


def test_the_service_is_ready(client):
    assert client.get("/readyz").json() == {"status": "ready"}


def test_the_current_model_is_that_of_the_manifest(client, classifier):
    answer = client.get("/v1/models/current").json()
    manifest = classifier.manifest
    assert (answer["version"], answer["sha256"]) == (manifest.version, manifest.sha256)
    assert answer["operating_points"] == manifest.operating_points
