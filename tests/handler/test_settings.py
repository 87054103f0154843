import pytest

from handler.settings import Settings, SettingsError


def test_without_variables_the_bundled_model_is_served():
    assert Settings.from_environment({}) == Settings(model_uri=None, log_level="INFO", base_path="/")


def test_variables_are_read():
    environment = {"STANCE_MODEL_URI": "/m", "STANCE_LOG_LEVEL": "debug", "STANCE_BASE_PATH": "/stance"}
    assert Settings.from_environment(environment) == Settings("/m", "DEBUG", "/stance")


@pytest.mark.parametrize(("name", "value"), [("STANCE_LOG_LEVEL", "LOUD"), ("STANCE_BASE_PATH", "stance")])
def test_a_value_that_cannot_be_used_is_named(name, value):
    with pytest.raises(SettingsError, match=f"{name} is '{value}'; it must"):
        Settings.from_environment({name: value})
